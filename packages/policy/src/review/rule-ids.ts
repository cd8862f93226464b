/** Ids of the findings of this gate; permanent, listed in docs/rules.md. A clean review has none. */
export const REVIEW_RULES = [
  'review/findings',
  'review/could-not-review',
  'review/incomplete',
  'review/stale',
  'review/missing',
  'review/running',
  'review/untrusted',
] as const;
