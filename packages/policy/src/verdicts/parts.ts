import { z } from 'zod';
import { REVIEW_OUTCOMES } from '../review/report.ts';
import { RISK_LEVELS } from '../risk/levels.ts';

/** What the judges add to a verdict, as it comes out of JSON. */

export const text = z.string().max(100_000);
export const line = z.int().positive().nullable();
export const gate = z.enum(['diff-scope', 'risk', 'context-pack', 'quality-gate', 'gate']);
export const outcome = z.enum(['pass', 'block', 'skip', 'error']);
export const ruleId = z.string().regex(/^[a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/);
export const commit = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);

const level = z.enum(RISK_LEVELS);

/** A risk that is lower than one of its reasons contradicts itself. */
export const risk = z
  .object({
    level,
    reasons: z.array(z.object({ rule: ruleId, level, path: text.nullable(), line, message: text })),
    complete: z.boolean(),
    lowered: z.array(text),
  })
  .refine((said) => said.reasons.every((one) => RISK_LEVELS.indexOf(one.level) <= RISK_LEVELS.indexOf(said.level)), {
    error: 'a reason has a higher level than the risk',
  });

export const context = z.object({
  profiles: z.array(text),
  body: text,
  canary: z
    .object({
      state: z.enum(['missing', 'running', 'failed', 'passed', 'stale']),
      message: text,
      url: text.nullable(),
    })
    .nullable(),
});

const reviewOutcome = z.enum(REVIEW_OUTCOMES);

export const review = z.object({
  outcome: reviewOutcome,
  reviewers: z.array(z.object({ reviewer: text, outcome: reviewOutcome, message: text, url: text.nullable() })),
  override: z.object({ by: text, reason: text, url: text }).nullable(),
});

export const rollback = z.object({ kind: z.enum(['state', 'inverse']), commit, hold: text.nullable().optional() });

export const judges = z.array(z.object({ gate, outcome, summary: text }));
