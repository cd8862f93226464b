import type { Change } from './change.ts';

/**
 * An entry of a merge queue: its commit is the queue's own, and what was said was said about the head of its pull request. Only a pull
 * request itself has sharers of its head, itself among them.
 */
export function isQueueEntry({ pullRequest, sharers }: Pick<Change, 'pullRequest' | 'sharers'>): boolean {
  return pullRequest !== null && sharers.length === 0;
}
