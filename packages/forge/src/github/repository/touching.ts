import { GatehouseError } from '@gatehouse/policy';
import pMap from 'p-map';
import type { Client } from '../client.ts';
import { type Asked, incomplete } from '../faults.ts';
import { CONCURRENCY, split } from '../limits.ts';

/** Paths times commits in one GraphQL request. */
const ENTRIES_PER_QUERY = 150;
/** Each is looked at in every commit. */
const MOST_PATHS = 100;

interface Row {
  readonly sha: string;
  readonly parents: readonly { readonly sha: string }[];
}

/** What stands at each path of a commit, as one text; folders by the id of their tree. */
type Stand = readonly string[];

/** Those of the commits at which a file or folder differs from what it is at every parent (a root: from nothing). */
export async function touching<T extends Row>(
  client: Client,
  rows: readonly T[],
  paths: readonly string[],
): Promise<readonly T[]> {
  const wanted = [...new Set(paths.map(plainPath))];
  if (wanted.includes('')) return rows;
  if (wanted.length > MOST_PATHS) throw tooManyPaths(wanted.length);
  const commits = [...new Set(rows.flatMap(({ sha, parents }) => [sha, ...parents.map((parent) => parent.sha)]))];
  const stands = await readStands(client, commits, wanted);
  const at = (sha: string) => stands.get(sha) ?? [];
  return rows.filter(({ sha, parents }) =>
    wanted.some((_, index) => {
      if (parents.length === 0) return at(sha)[index] !== '';
      return parents.every((parent) => at(parent.sha)[index] !== at(sha)[index]);
    }),
  );
}

/** `charts/app/` and `./charts/app` are written too; the folder itself is `charts/app`. */
function plainPath(path: string): string {
  return path
    .replace(/^(\.?\/)+/, '')
    .replace(/(\/\*\*|\/)+$/, '')
    .replace(/^(\.|\*\*)$/, '');
}

async function readStands(client: Client, commits: readonly string[], paths: readonly string[]) {
  if (paths.length === 0) return new Map<string, Stand>();
  const runs = split(commits, Math.ceil((commits.length * paths.length) / ENTRIES_PER_QUERY));
  const answers = await pMap(runs, (run) => queryStands(client, run, paths), { concurrency: CONCURRENCY });
  return new Map(answers.flat());
}

type Answer = Readonly<
  Record<string, Readonly<Record<string, { readonly oid: string; readonly mode: number } | null>> | null>
>;

async function queryStands(
  client: Client,
  commits: readonly string[],
  paths: readonly string[],
): Promise<(readonly [string, Stand])[]> {
  const asked: Asked = { what: `read ${paths.length} paths of ${commits.length} commits`, needs: 'contents: read' };
  const declared = [
    ...commits.map((_, at) => `$c${at}: GitObjectID!`),
    ...paths.map((_, at) => `$p${at}: String!`),
  ].join(', ');
  const files = paths.map((_, at) => `p${at}: file(path: $p${at}) { oid mode }`).join(' ');
  const objects = commits.map((_, at) => `c${at}: object(oid: $c${at}) { ... on Commit { ${files} } }`).join('\n');
  const { repository } = await client.query<{ repository: Answer | null }>(
    asked,
    `query ($owner: String!, $repo: String!, ${declared}) { repository(owner: $owner, name: $repo) { ${objects} } }`,
    {
      ...client.where,
      ...Object.fromEntries(commits.map((oid, at) => [`c${at}`, oid])),
      ...Object.fromEntries(paths.map((path, at) => [`p${at}`, path])),
    },
  );
  return commits.map((oid, at) => {
    const commit = repository?.[`c${at}`];
    if (!commit) throw incomplete(`GitHub gave no commit ${oid}`);
    return [oid, paths.map((_, index) => standOf(oid, commit[`p${index}`]))];
  });
}

function standOf(commit: string, entry: { readonly oid: string; readonly mode: number } | null | undefined): string {
  if (entry === undefined) throw incomplete(`GitHub left a path out of ${commit}`);
  return entry === null ? '' : `${entry.mode} ${entry.oid}`;
}

function tooManyPaths(count: number): GatehouseError {
  return new GatehouseError(
    'too-large',
    `${count} paths are watched; at most ${MOST_PATHS} are looked at in every commit`,
    'Name the folder that they share instead.',
  );
}
