import type { Change } from '@gatehouse/bumps';

/** An entry of a merge queue: its commit is the queue's own, and what was said was said about the head of its pull request. */
export function isQueueEntry({ pullRequest, sharers }: Change): boolean {
  return pullRequest !== null && sharers.length === 0;
}
