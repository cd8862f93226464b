import type { Account } from './accounts.ts';
import { type MergeMethod, mergeOnto } from './merge-pull.ts';
import type { QueueEntry, RepositoryState } from './model.ts';
import { accountOf } from './network.ts';
import { pullRequestOf, tipOf } from './refs.ts';

export interface QueueOptions {
  /** Default `merge`. */
  readonly method?: MergeMethod;
  /** Default: the pull request's author. */
  readonly by?: Account;
  /**
   * What an entry states as its base commit: the previous entry's head (the default), or for all of them the commit the
   * group starts from. Which of the two is right is not documented.
   */
  readonly statedBase?: 'previous' | 'group';
}

/** What a `merge_group` event says. */
export interface MergeGroup {
  /** `refs/heads/main` */
  readonly baseRef: string;
  readonly baseSha: string;
  /** `refs/heads/gh-readonly-queue/…` */
  readonly headRef: string;
  readonly headSha: string;
  readonly entries: readonly QueueEntry[];
}

/** Puts pull requests of one base, in this order, behind what is queued already; the last entry's ref is the group's. */
export function enqueue(repository: RepositoryState, numbers: readonly number[], options: QueueOptions): MergeGroup {
  const pulls = numbers.map((number) => pullRequestOf(repository, number));
  const branch = pulls[0]?.base.ref;
  if (branch === undefined || pulls.some((pull) => pull.base.ref !== branch)) {
    throw new Error('a merge group needs pull requests of one base branch');
  }
  const queue = repository.queues.get(branch) ?? [];
  const baseSha = queue.at(-1)?.headCommit ?? tipOf(repository, branch);
  let tip = baseSha;
  const entries = pulls.map((pull, index): QueueEntry => {
    const baseCommit = tip;
    tip = mergeOnto(repository, pull, baseCommit, options.method ?? 'merge');
    return {
      id: repository.world.nextId(),
      pullRequest: pull,
      position: queue.length + index + 1,
      state: 'AWAITING_CHECKS',
      baseCommit: options.statedBase === 'group' ? baseSha : baseCommit,
      headCommit: tip,
      enqueuedAt: repository.world.clock.next(),
      pullHead: pull.head.sha,
      baseRef: branch,
      enqueuer: options.by ?? pull.author ?? accountOf(repository.world, 'ghost'),
    };
  });
  repository.queues.set(branch, [...queue, ...entries]);
  const headRef = `refs/heads/gh-readonly-queue/${branch}/pr-${numbers.at(-1)}-${baseSha}`;
  repository.refs.set(headRef, tip);
  return { baseRef: `refs/heads/${branch}`, baseSha, headRef, headSha: tip, entries };
}
