import type { Identity } from '@gatehouse/bumps';
import type { Client } from '../client.ts';
import { type Asked, incomplete } from '../faults.ts';
import { type Actor, fromActor } from '../identity.ts';
import { allRows, PAGE_INFO, type Page, pagesOfNode } from '../pages.ts';
import { STATUSES, type StatusesAnswer } from '../statuses.ts';

/** Of a `User`, which can be no bot. */
const USER = '__typename login databaseId';

const SUITE = 'createdAt app { slug databaseId } checkRuns(first: 30) { nodes { name } }';

/** Selection on the head commit. A `GitActor`'s user is null for a bot: only REST tells which bot a commit is from. */
export const COMMIT = `id oid ${STATUSES} author { user { ${USER} } } committer { user { ${USER} } }
  checkSuites(first: 100) { ${PAGE_INFO} nodes { ${SUITE} } }`;

export interface CommitAnswer extends StatusesAnswer {
  readonly id: string;
  readonly oid: string;
  readonly author: { readonly user: Actor | null } | null;
  readonly committer: { readonly user: Actor | null } | null;
  readonly checkSuites: Page<SuiteAnswer> | null;
}

export interface SuiteAnswer {
  readonly createdAt: string;
  readonly app: { readonly slug: string; readonly databaseId: number | null } | null;
  readonly checkRuns: { readonly nodes: readonly ({ readonly name: string } | null)[] | null } | null;
}

const HEAD = `query ($owner: String!, $repo: String!, $oid: GitObjectID!) {
  repository(owner: $owner, name: $repo) { object(oid: $oid) { ... on Commit { ${COMMIT} } } } }`;

/** The head commit if the pull request's last commit is it; else (its base has it already, or the list is late) it is asked for. */
export async function headCommit(client: Client, head: string, last: CommitAnswer | undefined): Promise<CommitAnswer> {
  if (last?.oid === head) return last;
  const asked: Asked = { what: `read the commit ${head} (GraphQL object)`, needs: 'contents: read' };
  const { repository } = await client.query<{ repository: { object: CommitAnswer | null } | null }>(asked, HEAD, {
    ...client.where,
    oid: head,
  });
  if (repository?.object?.oid !== head) throw incomplete(`GitHub has no commit ${head}`);
  return repository.object;
}

export async function checkSuitesOf(client: Client, commit: CommitAnswer): Promise<readonly SuiteAnswer[]> {
  const asked: Asked = { what: `read the checks of ${commit.oid} (GraphQL checkSuites)`, needs: 'checks: read' };
  if (commit.checkSuites === null) throw incomplete(`GitHub gave no list of check suites of ${commit.oid}`);
  const node = { type: 'Commit', id: commit.id } as const;
  const next = pagesOfNode<SuiteAnswer>(client, asked, node, { name: 'checkSuites', selection: SUITE });
  return allRows(`the check suites of ${commit.oid}`, commit.checkSuites, next);
}

/** Accounts behind a head: who wrote it, who committed it, and who forced the branch onto it; each once. */
export function pushersOf(
  commit: CommitAnswer,
  forced: { readonly actor?: Actor | null; readonly afterCommit?: { readonly oid: string } | null } | null | undefined,
): Identity[] {
  const by = forced?.afterCommit?.oid === commit.oid ? (forced.actor ?? null) : null;
  const people = [commit.author?.user ?? null, commit.committer?.user ?? null, by].map(fromActor);
  return [...new Map(people.flatMap((who) => (who === null ? [] : [[who.login, who] as const]))).values()];
}
