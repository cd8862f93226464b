/** Every reason why freshness, or the life of pins, could not be told: permanent, each with a section in docs/rules.md. */
export const FRESHNESS_RULES = [
  'freshness/branch',
  'freshness/pin',
  'freshness/imports',
  'freshness/source',
  'freshness/dates',
  'freshness/changes',
  'freshness/issue',
  'freshness/rehearsal',
  'pins/unknown',
  'pins/dead',
] as const;
