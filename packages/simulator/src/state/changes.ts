import { diffTrees } from './diff.ts';
import { commitsBetween, mergeBases } from './graph.ts';
import type { PullRequest } from './model.ts';
import type { Commit } from './objects.ts';
import { type Patch, patchOf } from './patch.ts';
import { detectRenames, type FileChange } from './renames.ts';
import type { ObjectStore } from './store.ts';

export interface ListedFile extends FileChange {
  /** Computed when first asked for. */
  readonly patch: () => Patch;
}

const cache = new WeakMap<ObjectStore, Map<string, readonly ListedFile[]>>();

/** Files that differ between two commits, renames found; kept, since a client pages through the same list. */
export function changedFiles(store: ObjectStore, before: string | null, after: string): readonly ListedFile[] {
  const lists = cache.get(store) ?? new Map<string, readonly ListedFile[]>();
  cache.set(store, lists);
  const key = `${before}..${after}`;
  const known = lists.get(key);
  if (known !== undefined) return known;
  const tree = (oid: string | null) => (oid === null ? null : store.read('commit', oid).tree);
  const files = detectRenames(store, diffTrees(store, tree(before), tree(after))).map((change): ListedFile => {
    let patch: Patch | null = null;
    return {
      ...change,
      patch: () => {
        patch ??= patchOf(store, change);
        return patch;
      },
    };
  });
  lists.set(key, files);
  return files;
}

/** What a person sees on the pull request's page: merge base to head. */
export function pullRequestFiles(pull: PullRequest): readonly ListedFile[] {
  const { store } = pull.repository.network;
  return changedFiles(store, pullRequestBase(pull), pull.head.sha);
}

export function pullRequestBase(pull: PullRequest): string | null {
  return mergeBases(pull.repository.network.store, baseTip(pull), pull.head.sha)[0] ?? null;
}

/** Oldest first. */
export function pullRequestCommits(pull: PullRequest): Commit[] {
  return commitsBetween(pull.repository.network.store, baseTip(pull), pull.head.sha);
}

/** After the merge the base contains the head; the recorded base keeps what the pull request was. */
function baseTip(pull: PullRequest): string {
  return pull.state === 'merged'
    ? pull.base.sha
    : (pull.repository.refs.get(`refs/heads/${pull.base.ref}`) ?? pull.base.sha);
}

export function lineCounts(files: readonly ListedFile[]): { additions: number; deletions: number } {
  let additions = 0;
  let deletions = 0;
  for (const file of files) {
    const patch = file.patch();
    additions += patch.additions;
    deletions += patch.deletions;
  }
  return { additions, deletions };
}
