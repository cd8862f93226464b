/**
 * What freshness tells, and every reason why it could not tell: permanent, each with a section in docs/rules.md. `freshness/stale` and
 * `pins/dead` have an issue and leave a run green.
 */
export const FRESHNESS_RULES = [
  'freshness/stale',
  'freshness/not-default-branch',
  'freshness/pin',
  'freshness/imports',
  'freshness/source',
  'freshness/dates',
  'freshness/changes',
  'freshness/issue',
  'freshness/rehearsal',
  'pins/dead',
  'pins/unknown',
] as const;
