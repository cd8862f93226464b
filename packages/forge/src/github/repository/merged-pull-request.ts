import { GatehouseError } from '@gatehouse/policy';
import type { MergedPullRequest } from '../../repository-port.ts';
import type { Client } from '../client.ts';
import { type Asked, incomplete } from '../faults.ts';
import { PAGE } from '../limits.ts';
import { PAGE_INFO } from '../pages.ts';
import { type Counted, wholeList } from './counted.ts';

const QUERY = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) { pullRequest(number: $number) {
    number title url merged baseRefName headRefName mergeCommit { oid }
    commits(first: ${PAGE}, after: $after) { totalCount ${PAGE_INFO} nodes { commit { oid messageHeadline } } } } } }`;

interface Answer {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly merged: boolean;
  readonly baseRefName: string;
  readonly headRefName: string;
  readonly mergeCommit: { readonly oid: string } | null;
  readonly commits: Counted<{ readonly commit: { readonly oid: string; readonly messageHeadline: string } }>;
}

/** A pull request with its commits: one request for each hundred of them. Throws `not-found`. */
export async function readPullRequest(client: Client, number: number): Promise<MergedPullRequest> {
  const first = await readPage(client, number, null);
  const rows = await wholeList(
    `the commits of #${number}`,
    first.commits,
    async (after) => (await readPage(client, number, after)).commits,
    ({ commit }) => commit.oid,
  );
  const { title, url, merged, baseRefName: baseRef, headRefName: headRef } = first;
  const mergeCommit = merged ? (first.mergeCommit?.oid ?? null) : null;
  const commits = rows.map(({ commit }) => ({ oid: commit.oid, subject: commit.messageHeadline }));
  return { number, title, url, merged, baseRef, headRef, mergeCommit, commits };
}

async function readPage(client: Client, number: number, after: string | null): Promise<Answer> {
  const asked: Asked = { what: `read #${number} (GraphQL pullRequest)`, needs: 'pull-requests: read' };
  const { repository } = await client.query<{ repository: { pullRequest: Answer | null } | null }>(asked, QUERY, {
    ...client.where,
    number,
    after,
  });
  if (repository === null) throw incomplete('GitHub gave no repository');
  if (repository.pullRequest !== null) return repository.pullRequest;
  const fix = 'Give the number of a pull request of this repository, and not of an issue.';
  throw new GatehouseError(
    'not-found',
    `${client.where.owner}/${client.where.repo} has no pull request #${number}`,
    fix,
  );
}
