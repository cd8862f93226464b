import type { Change, Locator, Proof } from '@gatehouse/bumps';
import type { Policy } from '../policy.ts';
import { builtInReasons } from './built-in.ts';
import { activeRules, applyCustom, relevel } from './custom/apply.ts';
import { riskFacts } from './facts/facts.ts';
import { highestLevel } from './levels.ts';
import { readableReasons } from './reasons.ts';
import type { FileDifferences, Risk, RiskReason } from './types.ts';

export interface RiskInput {
  readonly policy: Policy;
  readonly change: Change;
  readonly proof: Proof;
  readonly differences: readonly FileDifferences[];
  readonly locate: Locator;
}

/** The risk of a change by its bytes alone. The highest reason wins, and more reasons never make less. Never throws. */
export function assessRisk(input: RiskInput): Risk {
  const { policy, change } = input;
  const active = activeRules(policy.risk.rules, change);
  const withDocuments = active.some(({ rule }) => rule.when.kinds !== null);
  const reasons: RiskReason[] = [];
  const lowered = new Set<string>();
  for (const fact of riskFacts({ ...input, withDocuments })) {
    const levelled = builtInReasons(fact, policy).map((reason) => relevel(policy.risk, reason));
    for (const one of levelled) if (one.lowered) lowered.add(one.reason.rule);
    const applied = applyCustom(
      active,
      fact,
      levelled.map(({ reason }) => reason),
    );
    for (const rule of applied.lowered) lowered.add(rule);
    for (const reason of applied.reasons) reasons.push(reason);
  }
  if (reasons.length === 0) reasons.push(NOTHING);
  return {
    level: highestLevel(reasons.map(({ level }) => level)),
    reasons: readableReasons(reasons),
    complete: isComplete(change, input.differences),
    lowered: [...lowered].sort(),
  };
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
