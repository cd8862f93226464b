/**
 * How long the adapter waits for GitHub, and how much it asks for at once. With these values one request is answered, or
 * given up, within (4 attempts × 20 s + 1 + 4 + 9 s) × 3 + 2 × 60 s ≈ 7 min at the very worst (every attempt hangs *and* both
 * rate-limit waits are as long as allowed); an outage that answers at once is given up after 14 s.
 */
export interface Patience {
  /** Further attempts after a 5xx, a broken connection, a cut-off body or a time-out; waits are 1, 4, 9, … times `unitMs`. */
  readonly retries: number;
  /** Further attempts after a primary or secondary rate limit. */
  readonly limitRetries: number;
  /** A rate limit that asks for a longer wait is an error at once: a gate that sleeps for an hour helps nobody. */
  readonly longestLimitWaitSeconds: number;
  /** One attempt, body included. GitHub itself gives up after 10 s. */
  readonly attemptMs: number;
  /** Milliseconds in a second of waiting: 1000, or less in tests. */
  readonly unitMs: number;
}

export const DEFAULT_PATIENCE: Patience = {
  retries: 3,
  limitRetries: 2,
  longestLimitWaitSeconds: 60,
  attemptMs: 20_000,
  unitMs: 1000,
};

/** Independent requests in flight; GitHub allows 100 for all of a user's programs together. */
export const CONCURRENCY = 8;

/** Rows of a REST or GraphQL list in one request: the most GitHub gives. */
export const PAGE = 100;

/** Changed paths in one GraphQL request, each at three commits. */
export const PATHS_PER_BATCH = 25;

/** List-files ends here without saying so. */
export const MOST_FILES = 3000;

/** Commits of a change; each hundred is a request, and whoever may push a branch may push as many as he likes. */
export const MOST_COMMITS = 10_000;

/** A comparison lists no more files than this, and does not say that it left some out. */
export const MOST_COMPARED_FILES = 300;

/** Pins in one GraphQL request. */
export const PINS_PER_QUERY = 50;

/** Writes of one run that need not wait; GitHub asks for a second between each of "a large number" of them. */
export const WRITES_AT_ONCE = 8;

/** Pages that hold `count` rows. */
export function pagesFor(count: number): number {
  return Math.ceil(count / PAGE);
}

/** Cuts a list into `parts` runs of nearly equal length, in order; never an empty one. */
export function split<T>(list: readonly T[], parts: number): T[][] {
  const runs: T[][] = [];
  for (let i = 0; i < parts; i += 1) {
    const run = list.slice(Math.floor((i * list.length) / parts), Math.floor(((i + 1) * list.length) / parts));
    if (run.length > 0) runs.push(run);
  }
  return runs;
}
