/** Outcomes of reviewing, told apart because each has another way out. */
export const REVIEW_OUTCOMES = [
  'clean',
  'findings',
  'could-not-review',
  'incomplete',
  'stale',
  'missing',
  'running',
  'untrusted',
] as const;

export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** What a verdict says about one reviewer that policy requires. */
export interface ReviewerReport {
  readonly reviewer: string;
  readonly outcome: ReviewOutcome;
  /** One sentence. */
  readonly message: string;
  readonly url: string | null;
}

export interface ReviewReport {
  /** The worst of the reviewers'. */
  readonly outcome: ReviewOutcome;
  readonly reviewers: readonly ReviewerReport[];
  /** Who overrode the outcome for this head, and why; null: nobody. */
  readonly override: { readonly by: string; readonly reason: string; readonly url: string } | null;
}
