import type { Refusal } from '../types.ts';
import type { PromoteRule } from './rules.ts';

/** A refusal of a promotion. */
export function refusePromotion(rule: PromoteRule, place: string | null, message: string, fix: string): Refusal {
  return { rule, place, message, fix };
}
