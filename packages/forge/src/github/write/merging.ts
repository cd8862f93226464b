import { GatehouseError, type LiveState } from '@gatehouse/policy';
import type { Client } from '../client.ts';
import { type Asked, incomplete, type Permission } from '../faults.ts';

const NEEDS: readonly Permission[] = ['contents: write', 'pull-requests: write'];

/** What is asked again when GitHub refused: whether the refusal matters. */
const AGAIN = `query ($id: ID!) { node(id: $id) { ... on PullRequest {
  number headRefOid isInMergeQueue autoMergeRequest { mergeMethod commitHeadline commitBody } } } }`;

export interface MergingState {
  readonly number: number;
  readonly headRefOid: string;
  readonly isInMergeQueue: boolean;
  readonly autoMergeRequest: {
    readonly mergeMethod: string;
    readonly commitHeadline: string | null;
    readonly commitBody: string | null;
  } | null;
}

export function askedTo(what: string): Asked {
  return { what, needs: NEEDS };
}

/**
 * Runs a mutation; when GitHub refuses it or the answer was lost, reads the pull request again and lets `settled` say whether
 * all is as the mutation would have it. If not, the error stands. A mutation may thus be repeated, by the plugins or by a later
 * run, without harm.
 */
export async function orSettled(
  client: Client,
  live: Pick<LiveState, 'pullRequestId'>,
  mutation: () => Promise<void>,
  settled: (state: MergingState) => boolean,
): Promise<void> {
  try {
    await mutation();
  } catch (error) {
    if (!(error instanceof GatehouseError) || error.code !== 'unavailable') throw error;
    const state = await stateOf(client, live).catch(() => null);
    if (state === null || !settled(state)) throw error;
  }
}

async function stateOf(client: Client, { pullRequestId }: Pick<LiveState, 'pullRequestId'>): Promise<MergingState> {
  const asked: Asked = { what: `read pull request ${pullRequestId} again`, needs: 'pull-requests: read' };
  const { node } = await client.query<{ node: MergingState | null }>(asked, AGAIN, { id: pullRequestId });
  if (!node?.headRefOid) throw incomplete(`GitHub gave no pull request ${pullRequestId}`);
  return node;
}
