import type { Change } from '@gatehouse/bumps';
import { boundBy } from '../merge/bound.ts';
import type { Rollback } from '../merge/rollback.ts';
import type { Policy } from '../policy.ts';
import { limitFindings, uniqueFindings } from '../scope/findings.ts';
import { count } from '../scope/words.ts';
import type { Finding, Outcome, Verdict } from '../verdict.ts';

export interface GateInput {
  readonly policy: Policy;
  readonly change: Change;
  readonly rollback: Rollback | null;
  readonly scope: Verdict;
  readonly risk: Verdict;
  readonly context: Verdict;
  readonly review: Verdict;
}

/**
 * What binds whoever a policy lane names, although his change need not be a proved bump: versions that must not merge, whose commits these
 * are, and a base that moved under the change.
 */
const ALWAYS_BINDING = /^scope\/(?:hold|commit-[a-z-]+|stale-base)$/;

/** One verdict of every judge, for the author's lane: findings in the order in which people should read them, the worst outcome. */
export function judgeGate(input: GateInput): Verdict {
  const { policy, change, scope, risk, context, review } = input;
  const { bound, scope: scopeBinds, proof: byProof } = boundBy(policy, change);
  const ofScope = byProof || !bound ? scope.findings : scope.findings.filter(({ rule }) => ALWAYS_BINDING.test(rule));
  const all = uniqueFindings([...ofScope, ...context.findings, ...review.findings, ...risk.findings]);
  const { findings, cut } = limitFindings(all);
  const outcome: Outcome = bound ? (all.length === 0 ? 'pass' : 'block') : 'skip';
  const truncated = cut || [scope, risk, context, review].some((one) => one.truncated === true);
  return {
    ...scope,
    gate: 'gate',
    outcome,
    enforced: bound,
    summary: summaryOf(outcome, change, findings, all.length, risk),
    findings,
    notes: [scope, risk, context, review].flatMap(({ notes }) => notes ?? []),
    unchecked: [...new Set([scope, risk, context, review].flatMap(({ unchecked }) => unchecked))],
    judges: [judged(scope, scopeBinds), judged(context), judged(review), judged(risk)],
    freezeLabels: policy.merge.freeze.labels,
    paths: change.files.map(({ path }) => path),
    ...(risk.risk && { risk: risk.risk }),
    ...(context.context && { context: context.context }),
    ...(review.review && { review: review.review }),
    ...(input.rollback && { rollback: input.rollback }),
    ...(truncated && { truncated, counts: { bumps: scope.bumps.length, findings: all.length, members: 0 } }),
  };
}

function judged({ gate, outcome, summary }: Verdict, binds = true) {
  return { gate, outcome: binds ? outcome : ('skip' as const), summary };
}

function summaryOf(
  outcome: Outcome,
  change: Change,
  findings: readonly Finding[],
  total: number,
  risk: Verdict,
): string {
  const level = risk.risk === undefined ? '' : `${risk.risk.level} risk`;
  const [first] = findings;
  const place = first?.path ? `${first.path}${first.line === null ? '' : `:${first.line}`}: ` : '';
  const why =
    first === undefined ? '' : `${count(total, 'finding')}; the first: ${place}${first.message.replace(/\.$/, '')}`;
  if (outcome === 'pass') return `Passes every judge, ${level}.`;
  if (outcome === 'block') return `Blocked by ${why} (${level}).`;
  const who = change.author?.login ?? 'the author';
  const would = first === undefined ? 'nothing would stop it' : `it would be stopped by ${why}`;
  return `Advice only, because no lane binds ${who}: ${would} (${level}).`;
}
