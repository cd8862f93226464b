import { z } from 'zod';
import { account } from './authors.ts';
import { duration } from './duration.ts';
import { trustedIdentitySchema } from './identity.ts';
import { globs, nonEmpty } from './values.ts';

/** From the worst to the least. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

const when = z.strictObject({
  authors: z
    .array(account)
    .min(1, nonEmpty('leave `authors` out for every author'))
    .max(100)
    .optional()
    .describe('The author, or that of another pull request with this head, is one of these.'),
  paths: globs('leave `paths` out for every change').optional().describe('Any changed path is among these.'),
  risk: z
    .array(z.enum(['low', 'medium', 'high']))
    .min(1, nonEmpty('leave `risk` out for every level'))
    .optional()
    .describe('The computed risk is one of these.'),
});

const reviewer = z.strictObject({
  name: z
    .string()
    .max(50, { error: 'is longer than 50 characters' })
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'is not a kebab-case name such as `security-review`' })
    .describe('What the reviewer calls itself in its verdicts.'),
  identity: trustedIdentitySchema.describe('Whose word counts as this reviewer.'),
  required: z
    .boolean()
    .default(true)
    .describe('Whether a verdict must be there. False: only findings block. Default: true.'),
  when: when.prefault({}).describe('Which changes it must review; all that is given must hold. Default: every one.'),
});

const exit = z.strictObject({
  incomplete: z
    .enum(['block', 'pass'])
    .default('block')
    .describe('What a verdict does that covers part of the change and has no blocking finding. Default: block.'),
});

const overrides = z.strictObject({
  logins: z
    .array(
      account.refine((named) => !(typeof named === 'string' ? named : named.login).endsWith('[bot]'), {
        error: 'is a bot; a person overrides reviewers',
      }),
    )
    .min(1, nonEmpty('leave `review.overrides` out, and nobody can override'))
    .max(100)
    .describe('Who may override.'),
  command: z
    .string()
    .max(50, { error: 'is longer than 50 characters' })
    .regex(/^[a-z]+(?:[ -][a-z]+)*$/, { error: 'is not a few lower-case words such as `gatehouse override`' })
    .default('gatehouse override')
    .describe('Words that begin the paragraph; then the head, a colon and the reason.'),
  'min-reason': z
    .int({ error: 'is not a whole number' })
    .min(10, { error: 'is below 10, which is no reason' })
    .max(1000, { error: 'is more than 1000' })
    .default(20)
    .describe('Letters and digits that the reason has at least. Default: 20.'),
  'own-change': z
    .boolean()
    .default(false)
    .describe('Whether somebody may override for a pull request of their own. Default: false.'),
});

/** `review`: whose verdicts are needed, and what they must say. */
export const reviewSchema = z.strictObject({
  reviewers: z
    .array(reviewer)
    .max(20)
    .superRefine((reviewers, context) => {
      const names = reviewers.map(({ name }) => name);
      names.forEach((name, index) => {
        if (names.indexOf(name) === index) return;
        context.addIssue({ code: 'custom', path: [index, 'name'], message: 'is the name of another reviewer already' });
      });
    })
    .default([])
    .describe('Who must have reviewed the head. Default: nobody.'),
  threshold: z.enum(SEVERITIES).default('medium').describe('The lowest severity that blocks. Default: medium.'),
  exit: exit.prefault({}).describe('Outcomes that may pass besides a clean review. All others always block.'),
  'max-age': duration.optional().describe('How old a verdict may be. Default: any age, as it belongs to one head.'),
  'max-running': duration.default('6h').describe('How long a check run may go on before it counts as stuck.'),
  overrides: overrides.optional().describe('Who may override reviewers for one head, with a reason. Default: nobody.'),
});
