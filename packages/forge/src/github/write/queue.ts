import type { LiveState } from '@gatehouse/policy';
import type { Client } from '../client.ts';
import { incomplete } from '../faults.ts';
import { assertHead } from '../head.ts';
import type { Memory } from '../live/surroundings.ts';
import { askedTo, orSettled } from './merging.ts';

const ENQUEUE = `mutation ($input: EnqueuePullRequestInput!) { enqueuePullRequest(input: $input) { mergeQueueEntry { id } } }`;
const DEQUEUE = `mutation ($input: DequeuePullRequestInput!) { dequeuePullRequest(input: $input) { mergeQueueEntry { id } } }`;

/** Adds exactly the live head to the merge queue: one request; one more when GitHub refuses, to tell why. */
export async function enqueue(client: Client, memory: Memory, live: LiveState): Promise<void> {
  const name = memory.nameOf(live);
  const asked = askedTo(`add ${name} to the merge queue (GraphQL enqueuePullRequest)`);
  const input = { pullRequestId: live.pullRequestId, expectedHeadOid: live.head };
  const add = async () => {
    const answer = await client.mutate<{ enqueuePullRequest: { mergeQueueEntry: object | null } | null }>(
      asked,
      ENQUEUE,
      { input },
    );
    if (!answer.enqueuePullRequest?.mergeQueueEntry)
      throw incomplete(`GitHub does not say that ${name} is in the queue`);
  };
  await orSettled(client, live, add, (state) => {
    assertHead(state, live.head);
    return state.isInMergeQueue;
  });
}

/** One request; one more when GitHub refuses, which it does when it was not in the queue. */
export async function dequeue(client: Client, memory: Memory, live: Pick<LiveState, 'pullRequestId'>): Promise<void> {
  const asked = askedTo(`take ${memory.nameOf(live)} out of the merge queue (GraphQL dequeuePullRequest)`);
  const remove = async () => {
    await client.mutate(asked, DEQUEUE, { input: { id: live.pullRequestId } });
  };
  await orSettled(client, live, remove, (state) => !state.isInMergeQueue);
}
