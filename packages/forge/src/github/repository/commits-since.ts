import { GatehouseError } from '@gatehouse/policy';
import pMap from 'p-map';
import type { CommitSince, CommitsSince, RepositoryReader } from '../../repository-port.ts';
import type { Client } from '../client.ts';
import { allCommits, type ComparePage, comparePage } from '../commits.ts';
import { incomplete } from '../faults.ts';
import { changedPaths } from '../history/changed-paths.ts';
import { CONCURRENCY, MOST_COMMITS } from '../limits.ts';
import { requireCommits } from './ancestry.ts';
import { readDefaultBranch, readTip } from './tips.ts';
import { touching } from './touching.ts';

type Wanted = Parameters<RepositoryReader['readCommitsSince']>[0];

/**
 * Commits of a branch that a commit lacks, by their committers' clocks, oldest first: one request for the tip, one for each hundred commits, and with paths one for
 * some fifty commits more; with `changed` one for each commit that is left.
 *
 * A commit touches a path when what stands there differs from what every one of its parents has, as git counts it; so a merge that
 * only brings what one side had does not count, and the commits it brings do. Throws `not-found` when there is no such commit or branch.
 */
export async function readCommitsSince(client: Client, wanted: Wanted): Promise<CommitsSince> {
  const { since } = wanted;
  const tip = await tipOf(client, wanted.branch);
  if (tip === since) return { tip, rewritten: false, commits: [] };
  const first = await firstPage(client, since, tip);
  if (first === null) return { tip, rewritten: true, commits: [] };
  const rewritten = first.merge_base_commit.sha !== since;
  // The id of a tag object or the like is taken for the commit that it names.
  if (rewritten) await requireCommits(client, [since]);
  if (first.total_commits > MOST_COMMITS) throw tooFarBehind(since, first.total_commits);
  const rows = await allCommits(client, since, tip, first);
  const touched = wanted.paths === null ? rows : await touching(client, rows, wanted.paths);
  const commits = await pMap(touched, (row) => commitOf(client, row, wanted.changed === true), {
    concurrency: CONCURRENCY,
  });
  commits.sort((a, b) => Date.parse(a.committedAt) - Date.parse(b.committedAt));
  return { tip, rewritten, commits };
}

async function tipOf(client: Client, branch: string | null): Promise<string> {
  const tip = branch === null ? (await readDefaultBranch(client)).commit : await readTip(client, branch);
  if (tip !== null) return tip;
  throw new GatehouseError(
    'not-found',
    `${client.where.owner}/${client.where.repo} has no branch ${branch}`,
    'Correct the name of the branch in the policy, or leave it out: then the default branch is meant.',
  );
}

/** Null: the commit is there and shares no history with the branch. */
async function firstPage(client: Client, since: string, tip: string): Promise<ComparePage | null> {
  try {
    return await comparePage(client, since, tip, 1);
  } catch (error) {
    if (!(error instanceof GatehouseError)) throw error;
    if (error.code === 'not-found') await requireCommits(client, [since, tip]);
    else if (error.code !== 'merge-base') throw error;
    return null;
  }
}

async function commitOf(client: Client, row: ComparePage['commits'][number], changed: boolean): Promise<CommitSince> {
  const committedAt = row.commit.committer?.date;
  if (committedAt === undefined) throw incomplete(`GitHub gave no date of ${row.sha}`);
  const facts = { oid: row.sha, committedAt };
  return changed ? { ...facts, changed: await changedPaths(client, row.sha) } : facts;
}

function tooFarBehind(since: string, count: number): GatehouseError {
  return new GatehouseError(
    'too-large',
    `${count} commits came after ${since}; at most ${MOST_COMMITS} are read`,
    'Bring the pin up to date once by hand.',
  );
}
