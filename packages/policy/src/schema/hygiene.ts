import { z } from 'zod';
import { globs, nonEmpty, text } from './values.ts';

const length = z.int().min(1).max(1000);

const title = z.strictObject({
  minimum: length.optional().describe('Characters a title has at least.'),
  maximum: length.optional().describe('Characters a title has at most.'),
  prefixes: z
    .array(text(50))
    .min(1, nonEmpty('leave `prefixes` out for any title'))
    .max(50)
    .optional()
    .describe('Types a title begins with, as in `feat: …` or `fix(api)!: …`.'),
  'trailing-dot': z.boolean().default(true).describe('Whether a title may end with a full stop.'),
});

const drift = z.strictObject({
  when: globs('name the paths that call for it').describe('When one of these paths changes…'),
  // biome-ignore lint/suspicious/noThenProperty: a key of the policy, read as a list and never awaited.
  then: globs('name the paths that must move along').describe('…one of these must change as well.'),
  message: text(300).optional().describe('Why, for whoever meets the finding.'),
});

/** `hygiene`: base branches, documentation that must move along, titles and sizes. */
export const hygieneSchema = z.strictObject({
  base: globs('leave `hygiene.base` out for any branch').optional().describe('Branches a pull request may go to.'),
  'docs-drift': z.array(drift).max(100).default([]).describe('What must change together.'),
  'pull-request': z
    .strictObject({
      title: title.prefault({}).describe('Rules for the title.'),
      'max-files': z.int().min(1).max(10_000).optional().describe('Files a change may touch.'),
      'max-lines': z.int().min(1).max(1_000_000).optional().describe('Lines a change may add and remove together.'),
    })
    .prefault({})
    .describe('Rules for title and size.'),
});

export type HygieneFile = z.infer<typeof hygieneSchema>;
