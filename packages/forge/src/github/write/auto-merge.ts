import type { LiveState } from '@gatehouse/policy';
import type { Client } from '../client.ts';
import { incomplete } from '../faults.ts';
import { assertHead } from '../head.ts';
import type { Memory } from '../live/surroundings.ts';
import { askedTo, orSettled } from './merging.ts';

const ENABLE = `mutation ($input: EnablePullRequestAutoMergeInput!) { enablePullRequestAutoMerge(input: $input) {
  pullRequest { number headRefOid autoMergeRequest { enabledAt } } } }`;

const DISABLE = `mutation ($input: DisablePullRequestAutoMergeInput!) { disablePullRequestAutoMerge(input: $input) {
  pullRequest { number } } }`;

interface Enabled {
  readonly enablePullRequestAutoMerge: {
    readonly pullRequest: {
      readonly number: number;
      readonly headRefOid: string;
      readonly autoMergeRequest: object | null;
    } | null;
  } | null;
}

/** Arms for exactly the live head, with a squash message of ours: one request; one more when GitHub refuses, to tell why. */
export async function arm(
  client: Client,
  memory: Memory,
  live: LiveState,
  message: { readonly headline: string; readonly body: string },
): Promise<void> {
  const name = memory.nameOf(live);
  const asked = askedTo(`arm auto-merge of ${name} (GraphQL enablePullRequestAutoMerge)`);
  const input = {
    pullRequestId: live.pullRequestId,
    expectedHeadOid: live.head,
    mergeMethod: 'SQUASH',
    commitHeadline: message.headline,
    commitBody: message.body,
  };
  const enable = async () => {
    const answer = await client.mutate<Enabled>(asked, ENABLE, { input });
    const pull = answer.enablePullRequestAutoMerge?.pullRequest;
    if (!pull?.autoMergeRequest) throw incomplete(`GitHub does not say that auto-merge of ${name} is on`);
    assertHead(pull, live.head);
  };
  await orSettled(client, live, enable, (state) => {
    assertHead(state, live.head);
    const request = state.autoMergeRequest;
    return (
      request?.mergeMethod === 'SQUASH' &&
      request.commitHeadline === message.headline &&
      request.commitBody === message.body
    );
  });
}

/** One request; one more when GitHub refuses, which it does when nothing was armed. */
export async function disarm(client: Client, memory: Memory, live: Pick<LiveState, 'pullRequestId'>): Promise<void> {
  const asked = askedTo(`disarm auto-merge of ${memory.nameOf(live)} (GraphQL disablePullRequestAutoMerge)`);
  const disable = async () => {
    await client.mutate(asked, DISABLE, { input: { pullRequestId: live.pullRequestId } });
  };
  await orSettled(client, live, disable, (state) => state.autoMergeRequest === null);
}
