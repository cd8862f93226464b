import type { CommitFacts } from '@gatehouse/bumps';
import { GatehouseError } from '@gatehouse/policy';
import pMap from 'p-map';
import type { Client } from './client.ts';
import { comparedPaths } from './compared-paths.ts';
import { incomplete } from './faults.ts';
import { fromAccount } from './identity.ts';
import { CONCURRENCY, MOST_COMMITS, PAGE, pagesFor } from './limits.ts';

export interface Comparison {
  /** One of them, if there are several. */
  readonly mergeBase: string;
  /** Null: they follow one commit of the base, so the merge base is the only one. Else how many commits base has and head has not. */
  readonly behind: number | null;
  /** Why `commits` are not all. */
  readonly doubt: GatehouseError | null;
  /** Every path that differs between merge base and head; null: not wholly known. */
  readonly paths: readonly string[] | null;
  /** Every commit that head has and base has not, oldest first; only the first page when `doubt` says so. */
  readonly commits: readonly CommitFacts[];
}

/**
 * Merge base and commits in one request for each 100 commits. Compared by REST because GraphQL knows no merge base and gives no
 * account for a commit of a bot; by compare because the commits list of a pull request ends at 250 and describes the moving head.
 */
export async function compare(client: Client, base: string, head: string): Promise<Comparison> {
  const first = await comparePage(client, base, head, 1);
  const facts = { mergeBase: first.merge_base_commit.sha, paths: comparedPaths(first.files) };
  if (first.total_commits > MOST_COMMITS) {
    return { ...facts, behind: null, doubt: tooManyCommits(first.total_commits), commits: first.commits.map(factsOf) };
  }
  const rows = await allCommits(client, base, head, first);
  const distinct = new Set(rows.map((row) => row.sha));
  const roots = new Set(rows.flatMap((row) => row.parents.map(({ sha }) => sha)).filter((sha) => !distinct.has(sha)));
  return { ...facts, behind: roots.size > 1 ? first.behind_by : null, doubt: null, commits: rows.map(factsOf) };
}

/** Every commit that head has and base has not, oldest first, of a comparison whose first page is known: counted, and with the head. */
export async function allCommits(
  client: Client,
  base: string,
  head: string,
  first: ComparePage,
): Promise<ComparePage['commits']> {
  const pages = Array.from({ length: Math.max(0, pagesFor(first.total_commits) - 1) }, (_, index) => index + 2);
  const more = await pMap(pages, (page) => comparePage(client, base, head, page), { concurrency: CONCURRENCY });
  const rows = [first, ...more].flatMap((page) => page.commits);
  const distinct = new Set(rows.map((row) => row.sha));
  if (rows.length !== first.total_commits || distinct.size !== rows.length) {
    throw incomplete(`GitHub listed ${distinct.size} of ${first.total_commits} commits between ${base} and ${head}`);
  }
  if (rows.length > 0 && !distinct.has(head)) throw incomplete(`the commits GitHub listed lack the head ${head}`);
  return rows;
}

export type ComparePage = Awaited<ReturnType<typeof comparePage>>;

export async function comparePage(client: Client, base: string, head: string, page: number) {
  const asked = { what: `compare ${base} with ${head}`, needs: 'contents: read' } as const;
  try {
    return await client.rest(asked, (rest, where) =>
      rest.repos.compareCommitsWithBasehead({ ...where, basehead: `${base}...${head}`, per_page: PAGE, page }),
    );
  } catch (error) {
    if (error instanceof GatehouseError && /no common ancestor/i.test(error.message)) throw noMergeBase(base, head);
    throw error;
  }
}

function tooManyCommits(count: number): GatehouseError {
  return new GatehouseError(
    'too-large',
    `the change has ${count} commits; at most ${MOST_COMMITS} are read`,
    'Squash them, or bring the change in several pull requests.',
  );
}

function noMergeBase(base: string, head: string): GatehouseError {
  return new GatehouseError(
    'merge-base',
    `${base} and ${head} have no common ancestor, so there is no change to judge`,
    'Make the branch again from its base branch.',
  );
}

function factsOf(row: ComparePage['commits'][number]): CommitFacts {
  return {
    oid: row.sha,
    author: fromAccount(row.author),
    committer: fromAccount(row.committer),
    verified: row.commit.verification?.verified === true,
    parents: row.parents.length,
  };
}
