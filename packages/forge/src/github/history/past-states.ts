import type { Change } from '@gatehouse/bumps';
import { GatehouseError, type PastState } from '@gatehouse/policy';
import type { Client } from '../client.ts';
import { type Asked, incomplete } from '../faults.ts';
import { PAGE } from '../limits.ts';
import { PAGE_INFO } from '../pages.ts';

/** A change of more paths than this is not looked for in the past: it has no past states. */
export const MOST_PATHS = 100;

/** Lookups (commits times paths) in one request; more take GitHub longer than it allows itself. */
const LOOKUPS = 2500;

/**
 * Commits of merged branches lie between those of the first-parent line; this many pages, for each that a line without merges
 * takes.
 */
const PAGES_FOR_ONE = 3;

interface CommitAnswer {
  readonly oid: string;
  readonly parents: { readonly nodes: readonly ({ readonly oid: string } | null)[] | null };
  /** `p0`, `p1`, … */
  readonly [path: string]: unknown;
}

interface HistoryPage {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly (CommitAnswer | null)[] | null;
}

/**
 * What stood at the change's paths in each commit of the base tip's first-parent line, newest first: one request for each
 * hundred commits of the history (fewer for more than 25 paths). The line ends early, never with a gap, where merges make the
 * history too long to be read. Empty for a change of more than `MOST_PATHS` paths, of none, or of one whose name is no text:
 * such a change has no known past.
 */
export async function readPastStates(client: Client, change: Change, limit: number): Promise<readonly PastState[]> {
  const paths = change.files.map(({ path }) => path);
  const isReadable =
    paths.length > 0 && paths.length <= MOST_PATHS && change.files.every(({ pathIsText }) => pathIsText);
  if (!isReadable || limit < 1) return [];
  const size = Math.min(PAGE, limit, Math.floor(LOOKUPS / paths.length));
  const line: PastState[] = [];
  const seen = new Map<string, CommitAnswer>();
  let wanted: string | null = change.baseTip ?? change.base;
  let after: string | null = null;
  for (let page = 0; page < Math.ceil(limit / size) * PAGES_FOR_ONE; page += 1) {
    const history = await queryHistory(client, change.baseTip ?? change.base, paths, size, after);
    for (const node of history.nodes ?? []) if (node !== null) seen.set(node.oid, node);
    for (let commit = take(seen, wanted); commit !== undefined; commit = take(seen, wanted)) {
      const state = stateOf(commit, paths.length);
      line.push(state);
      wanted = state.firstParent;
      if (wanted === null || line.length === limit) return line;
    }
    if (!history.pageInfo.hasNextPage) throw incomplete(`the history of ${change.baseRef} lacks the commit ${wanted}`);
    after = history.pageInfo.endCursor;
    if (after === null) throw incomplete(`the history of ${change.baseRef} ended early`);
  }
  return line;
}

function take(seen: Map<string, CommitAnswer>, oid: string | null): CommitAnswer | undefined {
  return oid === null ? undefined : seen.get(oid);
}

function stateOf(commit: CommitAnswer, paths: number): PastState {
  const blobs = Array.from({ length: paths }, (_, index) => {
    const entry = commit[`p${index}`] as { oid: string; type: string } | null | undefined;
    if (entry === undefined) throw incomplete(`GitHub did not say what stood in commit ${commit.oid}`);
    // A directory of that name is not the file.
    return entry === null || entry.type === 'tree' ? null : entry.oid;
  });
  return { commit: commit.oid, firstParent: commit.parents.nodes?.[0]?.oid ?? null, blobs };
}

/** A page that GitHub cannot answer in time is asked for again in smaller ones, since repeating it would take too long again. */
async function queryHistory(
  client: Client,
  tip: string,
  paths: readonly string[],
  size: number,
  after: string | null,
): Promise<HistoryPage> {
  const asked: Asked = { what: `read the history before ${tip} (GraphQL history)`, needs: 'contents: read' };
  const declared = paths.map((_, index) => `, $p${index}: String!`).join('');
  const files = paths.map((_, index) => `p${index}: file(path: $p${index}) { oid type }`).join(' ');
  const document = `query ($owner: String!, $repo: String!, $tip: GitObjectID!, $size: Int!, $after: String${declared}) {
    repository(owner: $owner, name: $repo) { object(oid: $tip) { ... on Commit {
      history(first: $size, after: $after) { ${PAGE_INFO} nodes { oid parents(first: 1) { nodes { oid } } ${files} } } } } } }`;
  const variables = {
    ...client.where,
    ...Object.fromEntries(paths.map((path, index) => [`p${index}`, path])),
    tip,
    size,
    after,
  };
  try {
    const settings = size > 10 ? { retries: 0 } : undefined;
    const data = await client.query<{ repository: { object: { history?: HistoryPage } | null } | null }>(
      asked,
      document,
      variables,
      settings,
    );
    const history = data.repository?.object?.history;
    if (history === undefined) throw incomplete(`GitHub has no history before ${tip}`);
    return history;
  } catch (error) {
    if (size <= 10 || !(error instanceof GatehouseError) || error.code !== 'unavailable') throw error;
    return queryHistory(client, tip, paths, Math.ceil(size / 4), after);
  }
}
