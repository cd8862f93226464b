/** Every rule about the canary. */
export const CANARY_RULE_IDS = [
  'context/canary-missing',
  'context/canary-running',
  'context/canary-failed',
  'context/canary-stale',
  'context/canary-incomplete',
] as const;
