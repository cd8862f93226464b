import { z } from 'zod';
import type { Verdict } from '../verdict.ts';
import { commit, context, gate, judges, line, outcome, review, risk, rollback, ruleId, text } from './parts.ts';

const values = z.object({ version: text.nullable(), digest: text.nullable() });

const bump = z.object({
  path: text,
  line: z.int().positive(),
  key: text,
  manager: text,
  datasource: text,
  name: text,
  from: values,
  to: values,
  update: z.enum(['major', 'minor', 'patch', 'digest', 'pin', 'lock', 'downgrade', 'unpin', 'variant', 'unknown']),
});

const finding = z.object({
  rule: ruleId,
  path: text.nullable(),
  line,
  message: text,
  fix: text,
  due: z.boolean().optional(),
});

const size = z.int().nonnegative();

/** Unknown fields may be added by later versions: they are dropped, not refused. */
const shape = z.object({
  schema: z.literal(1),
  tool: z.string().regex(/^gatehouse@\S+$/),
  gate,
  outcome,
  summary: text,
  repository: text.nullable(),
  pullRequest: z.int().positive().nullable(),
  author: text.nullable(),
  enforced: z.boolean(),
  baseRef: text.nullable(),
  baseTip: commit.nullable(),
  base: commit.nullable(),
  head: commit.nullable(),
  policy: z
    .string()
    .regex(/^(?:default|sha256:[0-9a-f]{64})$/)
    .nullable(),
  policyCommit: commit.nullable(),
  bumps: z.array(bump),
  findings: z.array(finding),
  unchecked: z.array(text),
  edits: z.array(z.object({ edit: text, path: text, line, message: text })).optional(),
  notes: z.array(text).optional(),
  risk: risk.optional(),
  context: context.optional(),
  review: review.optional(),
  rollback: rollback.optional(),
  judges: judges.optional(),
  freezeLabels: z.array(text).optional(),
  paths: z.array(text).optional(),
  truncated: z.boolean().optional(),
  counts: z.object({ bumps: size, findings: size, members: size }).optional(),
});

const member = shape.superRefine(refineOutcome);

/** A verdict as it comes out of JSON: right in shape, and with an outcome that its findings bear out. */
export const verdictSchema = shape.extend({ members: z.array(member).optional() }).superRefine((verdict, context) => {
  refineOutcome(verdict, context);
  const worse = verdict.members?.some((one) => one.outcome === 'error' || one.outcome === 'block') ?? false;
  if (worse && (verdict.outcome === 'pass' || verdict.outcome === 'skip')) {
    context.addIssue({ code: 'custom', message: 'a member has a worse outcome than the group' });
  }
});

type Outcomes = Pick<Verdict, 'outcome' | 'findings' | 'enforced' | 'pullRequest'>;

/** A `pass` has no findings, an `error` exactly one of its own, a `block` at least one. */
function refineOutcome(verdict: Outcomes, context: z.RefinementCtx): void {
  const complain = (message: string) => context.addIssue({ code: 'custom', message });
  const { outcome, findings, enforced, pullRequest } = verdict;
  const errors = findings.filter(({ rule }) => rule.startsWith('error/')).length;
  if (outcome === 'pass' && (findings.length > 0 || !enforced))
    complain('a pass has no findings and an enforced author');
  // A merge group may hold both kinds of authors.
  if (outcome === 'skip' && enforced && pullRequest !== null) complain('a skip has an author who is not enforced');
  if (outcome === 'block' && findings.length === 0) complain('a block has findings');
  if (outcome === 'error' && (findings.length !== 1 || errors !== 1))
    complain('an error has exactly one finding, error/<code>');
  if (outcome !== 'error' && errors > 0) complain('only an error has a finding error/<code>');
}
