import type { CommitFacts } from '@gatehouse/bumps';
import { GatehouseError } from '@gatehouse/policy';
import pMap from 'p-map';
import type { Client } from './client.ts';
import { incomplete } from './faults.ts';
import { fromAccount } from './identity.ts';
import { CONCURRENCY, PAGE, pagesFor } from './limits.ts';

export interface Comparison {
  readonly mergeBase: string;
  /** Every commit that head has and base has not, oldest first. */
  readonly commits: readonly CommitFacts[];
}

/**
 * Merge base and commits in one request for each 100 commits. Compared by REST because GraphQL knows no merge base and gives no
 * account for a commit of a bot; by compare because the commits list of a pull request ends at 250 and describes the moving head.
 */
export async function compare(client: Client, base: string, head: string): Promise<Comparison> {
  const first = await comparePage(client, base, head, 1);
  const pages = Array.from({ length: Math.max(0, pagesFor(first.total_commits) - 1) }, (_, index) => index + 2);
  const more = await pMap(pages, (page) => comparePage(client, base, head, page), { concurrency: CONCURRENCY });
  const rows = [first, ...more].flatMap((page) => page.commits);
  const distinct = new Set(rows.map((row) => row.sha));
  if (rows.length !== first.total_commits || distinct.size !== rows.length) {
    throw incomplete(`GitHub listed ${distinct.size} of ${first.total_commits} commits between ${base} and ${head}`);
  }
  if (rows.length > 0 && !distinct.has(head)) throw incomplete(`the commits GitHub listed lack the head ${head}`);
  return { mergeBase: first.merge_base_commit.sha, commits: rows.map(factsOf) };
}

type Page = Awaited<ReturnType<typeof comparePage>>;

async function comparePage(client: Client, base: string, head: string, page: number) {
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

function noMergeBase(base: string, head: string): GatehouseError {
  return new GatehouseError(
    'merge-base',
    `${base} and ${head} have no common ancestor, so there is no change to judge`,
    'Make the branch again from its base branch.',
  );
}

function factsOf(row: Page['commits'][number]): CommitFacts {
  return {
    oid: row.sha,
    author: fromAccount(row.author),
    committer: fromAccount(row.committer),
    verified: row.commit.verification?.verified === true,
    parents: row.parents.length,
  };
}
