import type { Change } from '@gatehouse/bumps';
import { GatehouseError } from '@gatehouse/policy';
import type { Client } from './client.ts';
import { incomplete } from './faults.ts';
import { isQueueEntry } from './questions.ts';

const HEAD = `query ($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) { pullRequest(number: $number) { number headRefOid baseRefName } }
}`;

interface HeadAnswer {
  readonly number: number;
  readonly headRefOid: string;
  readonly baseRefName: string;
}

export function assertHead(pullRequest: Pick<HeadAnswer, 'number' | 'headRefOid'>, head: string): void {
  if (pullRequest.headRefOid === head) return;
  throw new GatehouseError(
    'head-moved',
    `the head of pull request #${pullRequest.number} is ${pullRequest.headRefOid} by now, not ${head}`,
    'Nothing to do: the pull request is judged again on the next event, which the new head has caused already.',
  );
}

/** The last request of a reading: list-files describes the current head, so all of it counts only if the head stood still. */
export async function confirmHead(client: Client, change: Change): Promise<void> {
  if (change.pullRequest === null || isQueueEntry(change)) return;
  const asked = { what: `read pull request #${change.pullRequest} again`, needs: 'pull-requests: read' } as const;
  const data = await client.query<{ repository: { pullRequest: HeadAnswer | null } | null }>(asked, HEAD, {
    ...client.where,
    number: change.pullRequest,
  });
  const pullRequest = data.repository?.pullRequest;
  if (!pullRequest) throw incomplete(`GitHub gave no pull request #${change.pullRequest}`);
  assertHead(pullRequest, change.head);
  if (pullRequest.baseRefName !== change.baseRef) {
    throw new GatehouseError(
      'base-moved',
      `pull request #${change.pullRequest} was retargeted from ${change.baseRef} to ${pullRequest.baseRefName}`,
      'Nothing to do: the pull request is judged again on the next event, which the new base has caused already.',
    );
  }
}
