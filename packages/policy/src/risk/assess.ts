import type { Change, Locator, Proof } from '@gatehouse/bumps';
import type { Rollback } from '../merge/rollback.ts';
import type { Policy } from '../policy.ts';
import { builtInReasons } from './built-in.ts';
import { type ActiveRule, activeRules, applyCustom, relevel } from './custom/apply.ts';
import type { RiskFact } from './facts/fact.ts';
import { riskFacts } from './facts/facts.ts';
import { compareLevels, highestLevel } from './levels.ts';
import { readableReasons } from './reasons.ts';
import { unknown } from './rules/unknown.ts';
import type { FileDifferences, Risk, RiskLevel, RiskReason } from './types.ts';

export interface RiskInput {
  readonly policy: Policy;
  readonly change: Change;
  readonly proof: Proof;
  readonly differences: readonly FileDifferences[];
  readonly locate: Locator;
  /** The change takes the base back to where it was. */
  readonly rollback?: Rollback | null;
}

/** The risk of a change by its bytes alone. The highest reason wins, and more reasons never make less. Never throws. */
export function assessRisk(input: RiskInput): Risk {
  const { policy, change, differences } = input;
  const active = activeRules(policy.risk.rules, change);
  const withDocuments = active.some(({ rule }) => rule.when.kinds !== null);
  const reasons: RiskReason[] = [];
  const lowered = new Set<string>();
  const places = new Map<string, RiskLevel>();
  for (const fact of riskFacts({ ...input, withDocuments })) {
    const judged = judgeFact(fact, policy, active);
    for (const rule of judged.lowered) lowered.add(rule);
    const said = judged.reasons.filter((reason) => !isMoot(fact, reason, places));
    for (const reason of said) reasons.push(reason);
    if (fact.type === 'value' && said.length > 0) {
      places.set(fact.path, highestLevel([places.get(fact.path) ?? 'low', ...said.map(({ level }) => level)]));
    }
  }
  if (reasons.length === 0) reasons.push(NOTHING);
  return {
    level: highestLevel(reasons.map(({ level }) => level)),
    reasons: readableReasons(reasons),
    complete: isComplete(change, differences),
    lowered: [...lowered].sort(),
  };
}

/** What built-in rules say, at the levels policy gives them, and then the policy's own. */
function judgeFact(fact: RiskFact, policy: Policy, active: readonly ActiveRule[]) {
  const levelled = builtInReasons(fact, policy).map((reason) => relevel(policy.risk, reason));
  const own = applyCustom(
    active,
    fact,
    levelled.map(({ reason }) => reason),
  );
  const lowered = levelled.flatMap((one) => (one.lowered ? one.reason.rule : []));
  return { reasons: own.reasons, lowered: [...lowered, ...own.lowered] };
}

/** That more of a file differs is worth saying only where nothing in it is as high. Its places come before it. */
function isMoot(fact: RiskFact, { rule, level }: RiskReason, places: ReadonlyMap<string, RiskLevel>): boolean {
  const known = fact.type === 'file' && rule === unknown.id ? places.get(fact.path) : undefined;
  return known !== undefined && compareLevels(known, level) >= 0;
}

/** A change without a byte of difference is not what anybody meant. */
const NOTHING: RiskReason = {
  rule: 'risk/unknown',
  level: 'medium',
  path: null,
  line: null,
  message: 'nothing differs that could be judged.',
};

/** Modes belong to no document and to no bump. */
function isComplete({ files, contentsRead }: Change, differences: readonly FileDifferences[]): boolean {
  const complete = new Set(differences.filter((one) => one.complete && one.kind !== 'opaque').map(({ path }) => path));
  return (
    contentsRead &&
    files.length > 0 &&
    files.every(({ path, before, after }) => complete.has(path) && before !== null && before.mode === after?.mode)
  );
}
