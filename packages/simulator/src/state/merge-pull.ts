import { writeGitHubCommit } from './commits.ts';
import { commitsBetween, mergeBases } from './graph.ts';
import { mergeTrees } from './merge.ts';
import type { PullRequest, RepositoryState } from './model.ts';

export type MergeMethod = 'merge' | 'squash' | 'rebase';

/** Brings a pull request's commits onto a commit, as GitHub's own merge does; returns the new tip. */
export function mergeOnto(repository: RepositoryState, pull: PullRequest, base: string, method: MergeMethod): string {
  const { store } = repository.network;
  const [mergeBase] = mergeBases(store, base, pull.head.sha);
  if (mergeBase === undefined) throw new Error(`pull request ${pull.number} shares no history with its base`);
  if (method === 'rebase') return rebase(repository, pull, base);
  const merged = method === 'merge';
  return writeGitHubCommit(repository.world, repository.network, {
    tree: mergeCommits(repository, { base: mergeBase, ours: base, theirs: pull.head.sha }),
    parents: merged ? [base, pull.head.sha] : [base],
    author: pull.author ?? 'ghost',
    message: merged
      ? `Merge pull request #${pull.number} from ${pull.head.owner}/${pull.head.ref}\n\n${pull.title}`
      : `${pull.title} (#${pull.number})`,
  }).oid;
}

function rebase(repository: RepositoryState, pull: PullRequest, base: string): string {
  const { store } = repository.network;
  let tip = base;
  for (const commit of commitsBetween(store, base, pull.head.sha)) {
    const [parent] = commit.parents;
    // merges have nothing of their own to replay
    if (parent === undefined || commit.parents.length > 1) continue;
    const tree = mergeCommits(repository, { base: parent, ours: tip, theirs: commit.oid });
    const { author, message } = commit;
    tip = writeGitHubCommit(repository.world, repository.network, { tree, parents: [tip], author, message }).oid;
  }
  return tip;
}

function mergeCommits(repository: RepositoryState, commits: { base: string; ours: string; theirs: string }): string {
  const { store } = repository.network;
  const tree = (oid: string) => store.read('commit', oid).tree;
  return mergeTrees(store, { base: tree(commits.base), ours: tree(commits.ours), theirs: tree(commits.theirs) });
}
