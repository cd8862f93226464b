import type { ReviewOutcome } from './report.ts';

/** From what needs a person most to what needs nobody. */
const WORST_FIRST: readonly ReviewOutcome[] = [
  'findings',
  'untrusted',
  'could-not-review',
  'incomplete',
  'stale',
  'missing',
  'running',
  'clean',
];

/** The worst of several reviewers' outcomes; of none, `clean`. */
export function worstOf(outcomes: readonly ReviewOutcome[]): ReviewOutcome {
  return WORST_FIRST.find((outcome) => outcomes.includes(outcome)) ?? 'clean';
}
