/** What a panel of reviewers says of this very head. */
export interface CanaryReport {
  readonly state: 'missing' | 'running' | 'failed' | 'passed' | 'stale';
  /** One sentence with what to do. */
  readonly message: string;
  readonly url: string | null;
}
