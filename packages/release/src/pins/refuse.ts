import type { Refusal } from '../types.ts';
import type { PinsRule } from './rules.ts';

export function refuse(rule: PinsRule, place: string | null, message: string, fix: string): Refusal {
  return { rule, place, message: `${message}.`, fix };
}
