import { RISK_RULES } from './registry.ts';

/** Every id under `risk/` that is ours: what gives a level, and the one finding. A policy's own rules have others. */
export const RISK_RULE_IDS: readonly string[] = [...RISK_RULES.map(({ id }) => id), 'risk/declared'];
