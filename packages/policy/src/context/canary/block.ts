import { z } from 'zod';
import { readJson } from '../../review/block/json.ts';

const line = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cf}]+$/u);

/** What a `gatehouse-canary` block holds. Strict: a field that nobody here knows might take an answer back. */
export const canaryBlockSchema = z.strictObject({
  kind: z.literal('gatehouse-canary').optional().describe('First, where a file may hold a review or a canary result.'),
  schema: z.literal(1),
  head: z
    .string()
    .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)
    .describe('The full commit id that the panel looked at.'),
  state: z.enum(['running', 'done']).default('done'),
  panel: z
    .array(
      z.strictObject({
        member: line.describe('A name that is the same in every run.'),
        answer: z.enum(['go', 'no-go', 'unsure']),
        withPack: z.boolean().describe('Whether this member was given the context pack.'),
      }),
    )
    .max(50)
    .refine((panel) => new Set(panel.map(({ member }) => member)).size === panel.length, {
      error: 'a member stands in it twice',
    }),
  at: z.iso.datetime({ offset: true }).describe('When the panel began, or ended.'),
});

export type CanaryBlock = z.infer<typeof canaryBlockSchema>;

/** Reads a block. Null: it is not one; why it is not helps only whoever writes it, who has the schema. */
export function parseCanaryBlock(json: string): CanaryBlock | null {
  const { value, problem } = readJson(json, 64 * 1024);
  const parsed = problem === null ? canaryBlockSchema.safeParse(value) : null;
  return parsed?.success ? parsed.data : null;
}
