import { writeMergeCommit } from './commits.ts';
import { mergeBases } from './graph.ts';
import { mergeTrees } from './merge.ts';
import type { PullRequest } from './pulls.ts';
import type { Repository } from './repository.ts';

export type MergeMethod = 'merge' | 'squash';

export interface QueueEntry {
  readonly id: number;
  readonly pullRequest: PullRequest;
  /** 1-based. */
  readonly position: number;
  state: 'AWAITING_CHECKS' | 'LOCKED' | 'MERGEABLE' | 'QUEUED' | 'UNMERGEABLE';
  readonly baseCommit: string;
  readonly headCommit: string;
  readonly enqueuedAt: number;
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

/** Merges one pull request onto a commit as the queue would; returns the new commit. */
export function mergeOnto(repository: Repository, pull: PullRequest, base: string, method: MergeMethod): string {
  const { store } = repository.network;
  const [mergeBase] = mergeBases(store, base, pull.head.sha);
  if (mergeBase === undefined) throw new Error(`pull request ${pull.number} shares no history with its base`);
  const tree = mergeTrees(store, {
    base: store.read('commit', mergeBase).tree,
    ours: store.read('commit', base).tree,
    theirs: store.read('commit', pull.head.sha).tree,
  });
  return writeMergeCommit(repository.world, repository.network, {
    tree,
    parents: method === 'merge' ? [base, pull.head.sha] : [base],
    author: pull.author.login,
    message:
      method === 'merge'
        ? `Merge pull request #${pull.number} from ${pull.head.owner}/${pull.head.ref}\n\n${pull.title}`
        : `${pull.title} (#${pull.number})`,
  }).oid;
}

/** Puts pull requests of one base, in this order, behind what is queued already; the last entry's ref is the group's. */
export function enqueue(repository: Repository, numbers: readonly number[], method: MergeMethod): MergeGroup {
  const pulls = numbers.map((number) => repository.pullRequest(number));
  const branch = pulls[0]?.base.ref;
  if (branch === undefined || pulls.some((pull) => pull.base.ref !== branch)) {
    throw new Error('a merge group needs pull requests of one base branch');
  }
  const queue = repository.queues.get(branch) ?? [];
  const baseSha = queue.at(-1)?.headCommit ?? repository.branch(branch);
  let tip = baseSha;
  const entries = pulls.map((pull, index): QueueEntry => {
    const baseCommit = tip;
    tip = mergeOnto(repository, pull, baseCommit, method);
    return {
      id: repository.world.nextId(),
      pullRequest: pull,
      position: queue.length + index + 1,
      state: 'AWAITING_CHECKS',
      baseCommit,
      headCommit: tip,
      enqueuedAt: repository.world.clock.next(),
    };
  });
  repository.queues.set(branch, [...queue, ...entries]);
  const headRef = `refs/heads/gh-readonly-queue/${branch}/pr-${numbers.at(-1)}-${baseSha}`;
  repository.setRef(headRef, tip);
  return { baseRef: `refs/heads/${branch}`, baseSha, headRef, headSha: tip, entries };
}
