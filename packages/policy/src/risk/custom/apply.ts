import type { Change } from '@gatehouse/bumps';
import type { RiskFact } from '../facts/fact.ts';
import { compareLevels, highestLevel } from '../levels.ts';
import type { CustomRule, RiskPolicy } from '../policy.ts';
import type { RiskReason } from '../types.ts';
import { asksPlaces, matchesChange, matchesFact } from './matches.ts';

/** A rule of the policy that may hold for this change. */
export interface ActiveRule {
  readonly rule: CustomRule;
  /** The conditions about the change hold for sure. */
  readonly sure: boolean;
}

/** Rules of the policy whose conditions about the change as a whole hold. */
export function activeRules(rules: readonly CustomRule[], change: Change): readonly ActiveRule[] {
  return rules.flatMap((rule) => {
    const match = matchesChange(rule.when, change);
    return match === 'no' ? [] : [{ rule, sure: match === 'yes' }];
  });
}

/** What rules of the policy make of a fact and of what built-in rules said of it. `lowered`: built-in rules whose high they took away. */
export function applyCustom(
  active: readonly ActiveRule[],
  fact: RiskFact,
  builtIn: readonly RiskReason[],
): { readonly reasons: readonly RiskReason[]; readonly lowered: readonly string[] } {
  const matching = active.flatMap(({ rule, sure }) => {
    const match = matchesFact(rule.when, fact);
    return match === 'no' ? [] : [{ rule, sure: sure && match === 'yes' }];
  });
  const own = matching.map(({ rule }) => reasonOf(rule, fact));
  const lowering = matching.filter(({ rule, sure }) => sure && rule.allowLowering).map(({ rule }) => rule.level);
  if (lowering.length === 0) return { reasons: [...builtIn, ...own], lowered: [] };
  const to = highestLevel(lowering);
  const kept = builtIn.filter(({ level }) => compareLevels(level, to) <= 0);
  const lowered = builtIn.filter((reason) => reason.level === 'high' && !kept.includes(reason)).map(({ rule }) => rule);
  return { reasons: [...kept, ...own], lowered };
}

/** Levels that policy gives to built-in rules. */
export function relevel(
  { levels }: Pick<RiskPolicy, 'levels'>,
  reason: RiskReason,
): { readonly reason: RiskReason; readonly lowered: boolean } {
  const level = levels.get(reason.rule) ?? reason.level;
  return { reason: { ...reason, level }, lowered: reason.level === 'high' && level !== 'high' };
}

/** About a place, its file, or the change, whichever the rule asks for. */
function reasonOf({ id, level, reason, when }: CustomRule, fact: RiskFact): RiskReason {
  const places = when.kinds ?? when.yamlPaths ?? when.updates ?? when.packages;
  return {
    rule: id,
    level,
    path: asksPlaces(when) ? fact.path : null,
    line: places === null ? null : fact.line,
    message: `${reason.replace(/\.$/, '')} (the policy's own rule).`,
  };
}
