/** Every reason why a promotion, or recording one, is refused: permanent, each with a section in docs/rules.md. */
export const PROMOTE_RULES = [
  'promote/not-default-branch',
  'promote/digests',
  'promote/incomplete-set',
  'promote/tag-missing',
  'promote/digest-missing',
  'promote/label',
  'promote/held',
  'promote/older',
  'promote/newer-open',
  'promote/unknown-revision',
  'promote/provenance',
  'promote/branch-taken',
  'promote/retagged',
] as const;

export type PromoteRule = (typeof PROMOTE_RULES)[number];
