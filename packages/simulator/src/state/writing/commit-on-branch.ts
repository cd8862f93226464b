import type { Account } from '../accounts.ts';
import { writeGitHubCommit } from '../commits.ts';
import type { RepositoryState } from '../model.ts';
import { type Commit, rawName } from '../objects.ts';
import { editTree, entryAt, type PathEdit } from '../tree.ts';

export interface BranchCommit {
  readonly parent: string;
  readonly author: Account;
  readonly headline: string;
  readonly body: string;
  readonly additions: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly deletions: readonly string[];
}

/**
 * The signed commit that GitHub makes of whole files; no ref points at it yet. It knows nothing of modes: whatever is written is a
 * plain file, also where an executable or a symbolic link was.
 */
export function commitFiles({ world, network }: RepositoryState, commit: BranchCommit): Commit {
  const { store } = network;
  const { tree } = store.read('commit', commit.parent);
  const edits = new Map<string, PathEdit>();
  for (const path of commit.deletions) edits.set(rawName(path), null);
  for (const { path, bytes } of commit.additions) {
    edits.set(rawName(path), { mode: '100644', oid: store.putBlob(bytes).oid });
  }
  return writeGitHubCommit(world, network, {
    tree: editTree(store, tree, edits).oid,
    parents: [commit.parent],
    author: commit.author.login,
    message: commit.body === '' ? commit.headline : `${commit.headline}\n\n${commit.body}`,
  });
}

/** The first path to be deleted that is not there; null: all are. */
export function missingDeletion({ network: { store } }: RepositoryState, commit: BranchCommit): string | null {
  const { tree } = store.read('commit', commit.parent);
  return commit.deletions.find((path) => entryAt(store, tree, rawName(path)) === null) ?? null;
}
