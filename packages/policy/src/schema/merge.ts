import { z } from 'zod';
import { approvalsSchema } from './merge-approvals.ts';
import { lanesSchema, rampEntrySchema } from './merge-lanes.ts';
import { bakeSchema, freezeSchema, windowSchema } from './merge-times.ts';
import { globs } from './values.ts';

const checkName = z
  .string()
  .min(1, { error: 'is empty' })
  .max(255, { error: 'is longer than the name of any check' })
  .regex(/^[^\u0000-\u001f]+$/, { error: 'has control characters' });

/** `merge`: who may merge unattended, what, where and when. */
export const mergeSchema = z.strictObject({
  bind: z
    .enum(['lanes', 'all'])
    .default('lanes')
    .describe('Whom the gate binds: authors of lanes (enforced authors among them), or everyone.'),
  bases: globs('leave `merge.bases` out for the default branch')
    .optional()
    .describe('Branches into which anything may be armed. Default: the default branch.'),
  lanes: lanesSchema.default([]).describe('Who may merge unattended what, besides proved bumps of enforced authors.'),
  ramp: z
    .array(rampEntrySchema)
    .max(500)
    .default([])
    .describe('Components for which unattended merging of bumps is switched on. Default: none.'),
  'require-checks': z
    .array(checkName)
    .max(100)
    .default([])
    .describe('Checks that rules of the base branch must require before anything is armed. None: nothing is armed.'),
  approvals: approvalsSchema.prefault({}).describe('Whose approvals count for what.'),
  'after-approval': z
    .enum(['leave', 'arm'])
    .default('leave')
    .describe('What is done with a change of a lane that people have approved: left to them, or armed.'),
  freeze: freezeSchema.prefault({}).describe('What stops all arming.'),
  window: windowSchema.optional().describe('The hours in which arming is allowed. Default: every hour.'),
  bake: bakeSchema.prefault({}).describe('How old a head must be.'),
  'branch-updates': z
    .enum(['nobody', 'author'])
    .default('nobody')
    .describe(
      'Who brings a branch up to date where rules demand that it is. Default: nobody, so nothing is armed while it is behind.',
    ),
});
