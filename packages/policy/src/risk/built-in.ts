import type { Policy } from '../policy.ts';
import type { RiskFact } from './facts/fact.ts';
import { RISK_RULES } from './registry.ts';
import type { RiskRule } from './rule.ts';
import { rollback } from './rules/update.ts';
import type { RiskReason } from './types.ts';

const FIRST = RISK_RULES.filter((rule) => rule.fallback === undefined);
const FALLBACK = RISK_RULES.filter((rule) => rule.fallback === true);

/** Why a fact has its risk by the built-in rules. A place that no rule knows always has one reason; a file's own unknowns always stand. */
export function builtInReasons(fact: RiskFact, policy: Policy): readonly RiskReason[] {
  // proved to be nothing but the hold that belongs to the rollback, by whoever recognised it
  if (fact.type === 'file' && fact.ownHold) return [reasonOf(rollback, fact, policy)].filter((one) => one !== null);
  const known = FIRST.flatMap((rule) => reasonOf(rule, fact, policy) ?? []);
  if (known.length > 0 && fact.type !== 'file') return known;
  for (const rule of FALLBACK) {
    const reason = reasonOf(rule, fact, policy);
    if (reason !== null) return [...known, reason];
  }
  return known;
}

function reasonOf(rule: RiskRule, fact: RiskFact, policy: Policy): RiskReason | null {
  const message = rule.judge(fact, policy);
  if (message === null) return null;
  return { rule: rule.id, level: rule.level, path: fact.path, line: fact.line, message: asSentence(message) };
}

function asSentence(message: string): string {
  return `${message}.`;
}
