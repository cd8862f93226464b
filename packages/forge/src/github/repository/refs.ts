import type { OpenPullRequest, RepositoryRefs } from '../../repository-port.ts';
import type { Client } from '../client.ts';
import { type Asked, incomplete } from '../faults.ts';
import { PAGE } from '../limits.ts';
import { PAGE_INFO } from '../pages.ts';
import { peeled, TARGET, type Target } from '../tag-target.ts';
import { type Counted, wholeList } from './counted.ts';
import { OPEN_PULL_REQUEST, openPullRequest, type PullRequestAnswer } from './open-pull-request.ts';

const ASKED: Asked = {
  what: 'list branches, tags and open pull requests (GraphQL refs)',
  needs: ['contents: read', 'pull-requests: read'],
};

interface RefAnswer {
  readonly name: string;
  readonly target: Target | null;
}

const REF = `name target { ${TARGET} }`;

/** Each list by itself, as the rest of it is read; `first` of it is a variable, so that all three can share a request. */
const LISTS = {
  branches: `refs(refPrefix: "refs/heads/", first: ${PAGE}, after: $after) { totalCount ${PAGE_INFO} nodes { ${REF} } }`,
  tags: `refs(refPrefix: "refs/tags/", first: ${PAGE}, after: $after) { totalCount ${PAGE_INFO} nodes { ${REF} } }`,
  pullRequests: `pullRequests(states: OPEN, first: ${PAGE}, after: $after) { totalCount ${PAGE_INFO} nodes { ${OPEN_PULL_REQUEST} } }`,
} as const;

interface Lists {
  readonly branches: Counted<RefAnswer>;
  readonly tags: Counted<RefAnswer>;
  readonly pullRequests: Counted<PullRequestAnswer>;
}

type ListName = keyof Lists;

const query = (selection: string) =>
  `query ($owner: String!, $repo: String!, $after: String) { repository(owner: $owner, name: $repo) { ${selection} } }`;

const FIRST = query(`defaultBranchRef { name }
  ${Object.entries(LISTS)
    .map(([name, list]) => `${name}: ${list}`)
    .join('\n')}`);

type FirstAnswer = Lists & { readonly defaultBranchRef: { readonly name: string } | null };

/**
 * Every branch, tag and open pull request: one request for the first hundred of each, and one for each further hundred of a list.
 * Each list is counted against what GitHub says that it has.
 */
export async function readRefs(client: Client): Promise<RepositoryRefs> {
  const first = await ask<FirstAnswer>(client, FIRST, null);
  if (first.defaultBranchRef === null) throw incomplete('GitHub gave no default branch');
  const [branches, tags, pulls] = await Promise.all([
    rowsOf(client, 'branches', first, ({ name }) => name),
    rowsOf(client, 'tags', first, ({ name }) => name),
    rowsOf(client, 'pullRequests', first, ({ number }) => String(number)),
  ]);
  return {
    defaultBranch: first.defaultBranchRef.name,
    branches: branches.map(({ name, target }) => ({ name, commit: commitOf(name, target) })),
    tags: tags.flatMap(({ name, target }) => {
      const commit = tagged(name, target);
      return commit === null ? [] : [{ name, commit }];
    }),
    pullRequests: pulls.map(openPullRequest),
  };
}

/** Open pull requests whose head branch is in this repository and begins with a prefix; GitHub itself looks for whole names only. */
export async function findPullRequests(client: Client, headPrefix: string): Promise<readonly OpenPullRequest[]> {
  const document = query(`pullRequests: ${LISTS.pullRequests}`);
  const first = await ask<Pick<Lists, 'pullRequests'>>(client, document, null);
  const rows = await rowsOf(client, 'pullRequests', first, ({ number }) => String(number));
  const name = `${client.where.owner}/${client.where.repo}`.toLowerCase();
  return rows
    .map(openPullRequest)
    .filter((pull) => pull.headRepository?.toLowerCase() === name && pull.headRef.startsWith(headPrefix));
}

function rowsOf<N extends ListName>(
  client: Client,
  name: N,
  first: Pick<Lists, N>,
  keyOf: (row: NonNullable<NonNullable<Lists[N]['nodes']>[number]>) => string,
) {
  type Row = NonNullable<NonNullable<Lists[N]['nodes']>[number]>;
  const next = async (after: string | null) => {
    const answer = await ask<Pick<Lists, N>>(client, query(`${name}: ${LISTS[name]}`), after);
    return answer[name] as Counted<Row>;
  };
  return wholeList<Row>(`the list of ${name}`, first[name] as Counted<Row>, next, keyOf);
}

async function ask<T>(client: Client, document: string, after: string | null): Promise<T> {
  const { repository } = await client.query<{ repository: T | null }>(ASKED, document, { ...client.where, after });
  if (repository === null) throw incomplete('GitHub gave no repository');
  return repository;
}

function commitOf(name: string, target: Target | null): string {
  if (target?.__typename === 'Commit') return target.oid;
  throw incomplete(`GitHub does not say what the branch ${name} points at`);
}

/** Null: the tag is of something that is no commit. */
function tagged(name: string, target: Target | null): string | null {
  const end = peeled(target);
  if (end === null || end.__typename === 'Tag') throw incomplete(`GitHub does not say what the tag ${name} points at`);
  return end.__typename === 'Commit' ? end.oid : null;
}
