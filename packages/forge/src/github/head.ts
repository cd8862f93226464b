import { type Change, isQueueEntry } from '@gatehouse/bumps';
import { GatehouseError } from '@gatehouse/policy';
import type { Client } from './client.ts';
import { incomplete } from './faults.ts';

const headQuery = (
  declared: string,
  beside: string,
) => `query ($owner: String!, $repo: String!, $number: Int!${declared}) {
  repository(owner: $owner, name: $repo) { pullRequest(number: $number) { number headRefOid baseRefName }${beside} }
}`;
const HEAD = headQuery('', '');
const SIZE = '{ ... on Commit { history(first: 1) { totalCount } } }';
const HEAD_AND_SIZES = headQuery(
  ', $tip: GitObjectID!, $base: GitObjectID!',
  ` tip: object(oid: $tip) ${SIZE} base: object(oid: $base) ${SIZE}`,
);

interface HeadAnswer {
  readonly number: number;
  readonly headRefOid: string;
  readonly baseRefName: string;
}

interface Answer {
  readonly repository: {
    readonly pullRequest: HeadAnswer | null;
    readonly tip?: CommitSize | null;
    readonly base?: CommitSize | null;
  } | null;
}

/** How many commits are reachable from a commit, itself included. */
interface CommitSize {
  readonly history?: { readonly totalCount: number };
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
export async function confirmHead(client: Client, change: Change, behind?: number): Promise<void> {
  if (change.pullRequest === null || isQueueEntry(change)) return;
  const asked = { what: `read pull request #${change.pullRequest} again`, needs: 'pull-requests: read' } as const;
  const pull = { ...client.where, number: change.pullRequest };
  const commits = { tip: change.baseTip ?? change.base, base: change.base };
  const data =
    behind === undefined
      ? await client.query<Answer>(asked, HEAD, pull)
      : await client.query<Answer>(asked, HEAD_AND_SIZES, { ...pull, ...commits });
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
  if (behind !== undefined) assertOneMergeBase(change, behind, data.repository);
}

/**
 * What base tip and head have in common is all that the merge base reaches, exactly if it is the only one. With several, a merge can bring
 * what the difference to one of them does not show.
 */
function assertOneMergeBase(
  change: Change,
  behind: number,
  sizes: Pick<NonNullable<Answer['repository']>, 'tip' | 'base'> | null,
): void {
  const [tip, base] = [sizes?.tip?.history?.totalCount, sizes?.base?.history?.totalCount];
  if (tip === undefined || base === undefined)
    throw incomplete(`GitHub did not count the commits up to ${change.base}`);
  if (tip - behind === base) return;
  throw new GatehouseError(
    'merge-base',
    `${change.baseRef} and ${change.head} have more than one merge base, so no single difference is what a merge would bring`,
    'Let the bot rebase its branch onto its base branch, so that it has no merge commits.',
  );
}
