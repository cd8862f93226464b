import type { Fault } from './faults.ts';

/**
 * Every way in which one request fails, by name, for tests that let each request of a run fail in each way. After `timeout` and
 * `cut-body` what was asked has happened all the same; after the others it has not.
 */
export const FAILURES = {
  '500': { kind: 'status', status: 500 },
  '403': { kind: 'forbidden' },
  '404': { kind: 'not-found' },
  '429': { kind: 'too-many-requests', retryAfter: 1 },
  timeout: { kind: 'silence' },
  'cut-body': { kind: 'cut-body' },
} as const satisfies Readonly<Record<string, Fault>>;

export type FailureName = keyof typeof FAILURES;
