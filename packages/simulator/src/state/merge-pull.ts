import { writeGitHubCommit } from './commits.ts';
import { commitsBetween, mergeBases } from './graph.ts';
import { mergeTrees } from './merge.ts';
import type { PullRequest, RepositoryState } from './model.ts';

export type MergeMethod = 'merge' | 'squash' | 'rebase';

/** What the new commit says; null: made from the pull request. Rebased commits keep their own. */
export interface MergeMessage {
  readonly headline: string | null;
  readonly body: string | null;
}

/** Brings a pull request's commits onto a commit, as GitHub's own merge does; returns the new tip. */
export function mergeOnto(
  repository: RepositoryState,
  pull: PullRequest,
  base: string,
  method: MergeMethod,
  message: MergeMessage = { headline: null, body: null },
): string {
  if (method === 'rebase') return rebase(repository, pull, base);
  const merged = method === 'merge';
  return writeGitHubCommit(repository.world, repository.network, {
    tree: mergedTree(repository, pull, base),
    parents: merged ? [base, pull.head.sha] : [base],
    author: pull.author ?? 'ghost',
    message: messageOf(pull, method, message),
  }).oid;
}

/** The tree of a merge into that commit; throws on a conflict. */
export function mergedTree(repository: RepositoryState, { number, head }: PullRequest, base: string): string {
  const [mergeBase] = mergeBases(repository.network.store, base, head.sha);
  if (mergeBase === undefined) throw new Error(`pull request ${number} shares no history with its base`);
  return mergeCommits(repository, { base: mergeBase, ours: base, theirs: head.sha });
}

function messageOf({ number, head, title }: PullRequest, method: MergeMethod, given: MergeMessage): string {
  const merged = method === 'merge';
  const headline =
    given.headline ??
    (merged ? `Merge pull request #${number} from ${head.owner}/${head.ref}` : `${title} (#${number})`);
  const body = given.body ?? (merged ? title : '');
  return body === '' ? headline : `${headline}\n\n${body}`;
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
