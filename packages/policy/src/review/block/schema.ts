import { z } from 'zod';
import { SEVERITIES } from '../../schema/review.ts';

/** What a reviewer may claim. */
const CLAIMS = ['clean', 'findings', 'could-not-review', 'incomplete'] as const;

const findingId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:/#-]{0,99}$/)
  .describe('Stable name of the finding, the same in every later review: `sql-injection-orders`.');

const finding = z.strictObject({
  id: findingId,
  severity: z.enum(SEVERITIES).describe('How bad it is.'),
  path: z.string().min(1).max(4096).describe('Path of the file, from the root of the repository.'),
  line: z.int().min(1).nullable().describe('Line at the head, from 1; null: the whole file.'),
  message: z.string().min(1).max(4000).describe('What is wrong, in plain text.'),
  fix: z.string().min(1).max(4000).optional().describe('What to do about it, in plain text.'),
});

/** What a model answers; the step that calls it adds the rest, which is not a model's to say. */
const answer = z.strictObject({
  outcome: z
    .enum(CLAIMS)
    .describe(
      'clean: all of it was reviewed and nothing found. findings: all of it was reviewed. incomplete: a part was not. could-not-review: no verdict is possible.',
    ),
  findings: z.array(finding).max(500).describe('All findings; empty when there are none.'),
  resolves: z
    .array(findingId)
    .max(500)
    .optional()
    .describe(
      'Ids of findings of earlier reviews that this head resolves. A critical one stays open until it is named here.',
    ),
  coverage: z
    .strictObject({
      reviewed: z.int().min(0).describe('Files that were reviewed.'),
      total: z.int().min(0).describe('Files that the change has.'),
    })
    .optional()
    .describe('How much was reviewed.'),
  reason: z.string().max(1000).optional().describe('Why it is incomplete or could not be reviewed, in plain text.'),
});

/** The structured block: a verdict of one reviewer about one head. */
export const reviewBlockSchema = z
  .strictObject({
    kind: z.literal('gatehouse-review').optional().describe('May stand first, to tell it from other JSON.'),
    schema: z.literal(1).describe('Version of this format.'),
    head: z
      .string()
      .regex(/^[0-9a-f]{40}$/)
      .describe('The commit that was reviewed, 40 hex digits.'),
    reviewer: z.string().min(1).max(50).describe("The reviewer's name in the policy."),
    since: z
      .string()
      .regex(/^[0-9a-f]{40}$/)
      .optional()
      .describe('Set when only what changed since this commit was reviewed; its own verdict must be there too.'),
  })
  .extend(answer.shape);

export type ReviewBlock = z.infer<typeof reviewBlockSchema>;
export type ReviewFinding = ReviewBlock['findings'][number];
/** JSON Schema (draft 7) of a block: `packages/policy/review.schema.json`. */
export function reviewBlockJsonSchema(): object {
  return {
    title: 'Gatehouse review',
    description: 'Verdict of a reviewer about one head, in a fenced block `gatehouse-review` or a file `review.json`.',
    ...withoutDialect(reviewBlockSchema),
  };
}

/** JSON Schema of what a model is asked for: a block without what the calling step knows better. */
export function reviewAnswerJsonSchema(): object {
  return withoutDialect(answer);
}

/** Tools that take a JSON Schema as an argument refuse `$schema`, and editors do without it. */
function withoutDialect(schema: z.ZodType): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { target: 'draft-07', io: 'input' });
  return rest;
}
