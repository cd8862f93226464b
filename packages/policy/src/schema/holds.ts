import { z } from 'zod';
import { parseRange } from '../holds/range.ts';
import { day, globText, repositoryPath, text } from './values.ts';

const ownHold = z.strictObject({
  package: globText.describe('Dependency name, as written or canonical; globs.'),
  allow: z
    .string()
    .max(200, { error: 'is longer than 200 characters' })
    .refine((range) => parseRange(range) !== null, {
      error: 'is not a version range such as `<6.2.1`, `>=1.2 <2` or `^3 || ^4`',
    })
    .describe('Range of the versions that MAY merge, such as `<6.2.1`.'),
  reason: text().optional().describe('Why, for whoever meets the hold.'),
  issue: z
    .string()
    .max(500, { error: 'is longer than 500 characters' })
    .regex(/^https:\/\/[^\s<>"'`]+$/, { error: 'is not an https:// address' })
    .optional()
    .describe('Where the reason is tracked.'),
  until: day.optional().describe('Day after which the hold is due for review. It keeps blocking until it is removed.'),
});

/** `holds`: versions that must not merge, own entries or Renovate's `allowedVersions` read as they are. */
export const holdSchema = z.union([
  ownHold,
  z.strictObject({
    'from-renovate': repositoryPath.describe(
      'A Renovate configuration (JSON5) whose packageRules with allowedVersions are holds.',
    ),
  }),
]);

export type OwnHoldEntry = z.infer<typeof ownHold>;
