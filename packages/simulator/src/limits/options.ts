/** GitHub's limits, as far as they are switched on; every account has its own. Nothing given: a token's own hourly limit alone. */
export interface LimitOptions {
  /** Primary limit; GITHUB_TOKEN has 1,000 for each repository, other tokens 5,000. */
  readonly requestsPerHour?: number;
  /** Secondary limit of writes, in any 60 seconds; GitHub's is 80. */
  readonly creationsPerMinute?: number;
  /** Likewise in any hour; GitHub's is 500. */
  readonly creationsPerHour?: number;
  /** Points in any 60 seconds, a read being 1 and a write 5; GitHub's are 900. */
  readonly pointsPerMinute?: number;
  /**
   * Seconds of the limits' clock in one second of the wall's; default 1. At 60, an hour's allowance comes back after a minute, and what
   * an answer tells a client to wait is in the wall's seconds: a process that heeds it is held to the limits, and waits not long.
   */
  readonly speed?: number;
  /** Status of an answer about a secondary limit; GitHub sends either. Default 403. */
  readonly secondaryStatus?: 403 | 429;
}

/** As GitHub documents them for a workflow's own token. */
export const GITHUB_LIMITS = {
  requestsPerHour: 1000,
  creationsPerMinute: 80,
  creationsPerHour: 500,
  pointsPerMinute: 900,
} as const satisfies LimitOptions;
