import { z } from 'zod';
import { authorsSchema } from './authors.ts';
import { contextSchema } from './context.ts';
import { editSchema } from './edits.ts';
import { freshnessSchema } from './freshness.ts';
import { holdSchema } from './holds.ts';
import { hygieneSchema } from './hygiene.ts';
import { imagesSchema } from './images.ts';
import { labelsSchema } from './labels.ts';
import { mergeSchema } from './merge.ts';
import { pruneSchema } from './prune.ts';
import { refuseUnknownNames } from './references.ts';
import { reviewSchema } from './review.ts';
import { riskSchema } from './risk.ts';
import { globs, nonEmpty, optionalGlobs } from './values.ts';
import { MANAGER_NAMES, PASSABLE_UPDATES, type PassableUpdate } from './words.ts';

const DEFAULT_UPDATES: readonly PassableUpdate[] = ['patch', 'minor', 'digest'];

const packagesSchema = z.strictObject({
  allow: globs('leave `scope.packages.allow` out to allow every package')
    .optional()
    .describe('Canonical names that may be bumped. Default: any.'),
  deny: optionalGlobs().default([]).describe('Names, canonical or as written, that may not.'),
});

const lockfilesSchema = z.strictObject({
  'new-packages': z
    .enum(['allow', 'deny'])
    .default('allow')
    .describe('Whether a lock file may bring packages it did not have.'),
  hosts: z
    .array(z.string().min(1).max(253))
    .max(100)
    .default([])
    .describe('Hosts a lock file may name besides those it has.'),
});

const scopeSchema = z.strictObject({
  paths: globs('leave `scope.paths` out to allow bumps everywhere')
    .optional()
    .describe('Where bumps may happen. Default: everywhere.'),
  protected: optionalGlobs()
    .default([])
    .describe(
      "Paths that take not even a bump, besides the built-in ones (the policy, bots' configuration, CODEOWNERS).",
    ),
  managers: z
    .array(z.enum(MANAGER_NAMES))
    .min(1, nonEmpty('leave `scope.managers` out to allow all'))
    .optional()
    .describe('Managers whose references may move. Default: all.'),
  updates: z
    .array(z.enum(PASSABLE_UPDATES))
    .min(1, nonEmpty('leave `scope.updates` out for patch, minor and digest'))
    .default([...DEFAULT_UPDATES])
    .describe('Update types that may pass. Default: patch, minor, digest.'),
  packages: packagesSchema.prefault({}).describe('Which dependencies may be bumped. Default: any.'),
  lockfiles: lockfilesSchema.prefault({}).describe('What lock files may bring.'),
  edits: z
    .array(editSchema)
    .max(50)
    .superRefine((edits, context) => {
      const names = edits.map((edit) => edit.name);
      const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
      if (twice >= 0) {
        context.addIssue({ code: 'custom', path: [twice, 'name'], message: 'is the name of another edit already' });
      }
    })
    .default([])
    .describe('Typed supporting edits, admitted one at a time.'),
});

/** `.github/gatehouse.yml`: strict, so that a misspelt key cannot silently widen or narrow anything. */
export const policyFileSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of this format.'),
    authors: authorsSchema.prefault({}).describe('Whose changes must pass.'),
    scope: scopeSchema.prefault({}).describe('What may change.'),
    holds: z.array(holdSchema).max(500).default([]).describe('Versions that must not merge.'),
    risk: riskSchema.prefault({}).describe('What raises or lowers the computed risk.'),
    context: contextSchema.prefault({}).describe("What a pull request's body must show."),
    hygiene: hygieneSchema
      .prefault({})
      .describe('Base branches, documentation that must move along, titles and sizes.'),
    review: reviewSchema.prefault({}).describe('Whose verdicts are needed, and what they must say.'),
    merge: mergeSchema.prefault({}).describe('Who may merge unattended, what, where and when.'),
    labels: labelsSchema.prefault({}).describe('Names of the labels that show disposition and risk.'),
    images: imagesSchema.default([]).describe('Sets of images that are pinned by digest and move together.'),
    prune: pruneSchema.prefault({}).describe('Which images a clean-up may delete.'),
    freshness: freshnessSchema.prefault({}).describe('Pinned sources that must not fall behind.'),
  })
  .superRefine(refuseUnknownNames);

export type PolicyFile = z.infer<typeof policyFileSchema>;
export type EditEntry = PolicyFile['scope']['edits'][number];
