import type { Client } from './client.ts';
import { type EntryAnswer, WHOLE_ENTRY } from './entry.ts';
import { incomplete } from './faults.ts';
import { ACTOR, type Actor } from './identity.ts';

/** What the first request of every reading says about a pull request. */
export interface PullRequestAnswer {
  readonly number: number;
  readonly state: 'OPEN' | 'CLOSED' | 'MERGED';
  readonly author: Actor | null;
  readonly headRefOid: string;
  readonly isCrossRepository: boolean;
  readonly headRepository: { readonly id: string } | null;
  readonly baseRefName: string;
  /** Tip of the base branch when the pull request was last synchronised. */
  readonly baseRefOid: string;
  readonly changedFiles: number;
  /** Null: the base branch was deleted. */
  readonly baseRef: { readonly target: { readonly oid: string; readonly file?: EntryAnswer | null } | null } | null;
}

export interface SharersPage {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly { readonly number: number; readonly headRefOid: string; readonly author: Actor | null }[];
}

/** Fields of a pull request; `$policy` is the path of the policy file. */
const PULL_REQUEST = `number state author { ${ACTOR} } headRefOid isCrossRepository headRepository { id }
  baseRefName baseRefOid changedFiles
  baseRef { target { oid ... on Commit { file(path: $policy) { ${WHOLE_ENTRY} } } } }`;

/** One page of the open pull requests into `$base`. */
export const SHARERS = `pullRequests(states: OPEN, baseRefName: $base, first: 100, after: $after) {
  pageInfo { hasNextPage endCursor } nodes { number headRefOid author { ${ACTOR} } } }`;

const OPEN = `query ($owner: String!, $repo: String!, $number: Int!, $policy: String!, $base: String!, $after: String,
    $withSharers: Boolean!) {
  repository(owner: $owner, name: $repo) {
    id
    pullRequest(number: $number) { ${PULL_REQUEST} }
    sharers: ${SHARERS.replace('{', '@include(if: $withSharers) {')}
  }
}`;

export interface OpenAnswer {
  readonly repositoryId: string;
  readonly pullRequest: PullRequestAnswer;
  /** First page of the open pull requests into the base branch that was asked for; null: none was asked for. */
  readonly sharers: SharersPage | null;
}

/**
 * The pull request, the tip of its base branch, the policy there and the first page of what may share its head, in one request.
 * The list needs the base branch's name beforehand; without it (null) the list is left for a request of its own.
 */
export async function queryPullRequest(
  client: Client,
  number: number,
  policyPath: string,
  baseRef: string | null,
): Promise<OpenAnswer> {
  const asked = { what: `read pull request #${number}`, needs: 'contents: read' } as const;
  const data = await client.query<{
    repository: { id: string; pullRequest: PullRequestAnswer | null; sharers?: SharersPage } | null;
  }>(asked, OPEN, {
    ...client.where,
    number,
    policy: policyPath,
    base: baseRef ?? '',
    withSharers: baseRef !== null,
  });
  const { repository } = data;
  if (!repository?.pullRequest) throw incomplete(`GitHub gave no pull request #${number}`);
  return { repositoryId: repository.id, pullRequest: repository.pullRequest, sharers: repository.sharers ?? null };
}
