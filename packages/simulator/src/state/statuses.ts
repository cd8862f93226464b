import type { Account } from './accounts.ts';

export type StatusState = 'error' | 'failure' | 'pending' | 'success';

/** A commit status; it belongs to a SHA, whatever pull requests have it as head. */
export interface Status {
  readonly id: number;
  readonly sha: string;
  readonly state: StatusState;
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: Account;
  /** The app whose token reported it; null: a person's. */
  readonly appId: number | null;
  readonly createdAt: number;
}

/** The newest status of each context, as the combined status counts them; contexts are the same in any case. */
export function latestStatuses(statuses: readonly Status[]): Status[] {
  return [...new Map(statuses.map((status) => [status.context.toLowerCase(), status])).values()];
}

export function combinedState(statuses: readonly Status[]): 'failure' | 'pending' | 'success' {
  const states = new Set(latestStatuses(statuses).map(({ state }) => state));
  if (states.has('failure') || states.has('error')) return 'failure';
  return states.size === 0 || states.has('pending') ? 'pending' : 'success';
}
