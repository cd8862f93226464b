import type { RiskLevel } from './types.ts';

/** From the lowest to the highest. */
export const RISK_LEVELS = ['low', 'medium', 'high'] as const satisfies readonly RiskLevel[];

/** Negative when `a` is lower than `b`. */
export function compareLevels(a: RiskLevel, b: RiskLevel): number {
  return RISK_LEVELS.indexOf(a) - RISK_LEVELS.indexOf(b);
}

/** The highest of some levels; low when there is none. */
export function highestLevel(levels: Iterable<RiskLevel>): RiskLevel {
  let highest: RiskLevel = 'low';
  for (const level of levels) if (compareLevels(level, highest) > 0) highest = level;
  return highest;
}
