import type { LineCommit, RepositoryReader } from '@gatehouse/forge';
import { type MergedRange, mergedRange, type Refusal, refuse } from '@gatehouse/release';
import type { MergedChange, RevertDeps } from './types.ts';

/** What is to be undone, found on the base branch. */
export interface FoundChange {
  /** `#12`, or the full id of the commit. */
  readonly name: string;
  /** Part of branch names: `pr-12`, `commit-1a2b3c4d5e6f`. */
  readonly slug: string;
  readonly range: MergedRange;
  readonly line: readonly LineCommit[];
}

/** Finds a merged change on the first-parent line of the base branch; reads a pull request in one request. */
export async function findChange(
  { repository, line }: Pick<RevertDeps, 'line'> & { readonly repository: Pick<RepositoryReader, 'readPullRequest'> },
  merged: MergedChange,
  base: { readonly name: string; readonly commit: string },
): Promise<FoundChange | Refusal> {
  const asked =
    'pullRequest' in merged
      ? await pullRequestOf(repository, merged.pullRequest, base.name)
      : named(merged.mergeCommit);
  if ('rule' in asked) return asked;
  const commits = await line.readLine(base.commit);
  const range = mergedRange({ ...asked, line: commits });
  if ('rule' in range) return range;
  return { name: asked.name, slug: asked.slug, range, line: commits };
}

interface Asked {
  readonly name: string;
  readonly slug: string;
  readonly number: number | null;
  readonly mergeCommit: string;
  readonly subjects: readonly string[] | null;
}

function named(commit: string): Asked {
  return { name: commit, slug: `commit-${commit.slice(0, 12)}`, number: null, mergeCommit: commit, subjects: null };
}

async function pullRequestOf(
  repository: Pick<RepositoryReader, 'readPullRequest'>,
  number: number,
  base: string,
): Promise<Asked | Refusal> {
  const pull = await repository.readPullRequest(number);
  const { merged, mergeCommit, baseRef, commits } = pull;
  if (!merged || mergeCommit === null) return notMerged(number, 'was not merged');
  if (baseRef !== base) return notMerged(number, `was merged into ${baseRef}, and this works on ${base}`);
  const subjects = commits.map(({ subject }) => subject);
  return { name: `#${number}`, slug: `pr-${number}`, number, mergeCommit, subjects };
}

function notMerged(number: number, why: string): Refusal {
  return refuse(
    'rollback/not-merged',
    `#${number}`,
    `Pull request ${number} ${why}.`,
    'Name one that was merged into the default branch.',
  );
}
