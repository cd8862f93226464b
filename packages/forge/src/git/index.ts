import { type Change, MAX_BLOB_BYTES } from '@gatehouse/bumps';
import { GatehouseError } from '@gatehouse/policy';
import type { FileAtCommit, HistoryReader } from '../port.ts';
import { withBaseTip } from './base-tip.ts';
import { buildChange, MAX_FILES, type Siblings } from './change.ts';
import { type CommitSelection, type Listing, listCommits } from './commits.ts';
import { weighContents } from './contents.ts';
import type { CommitDiff } from './diff-records.ts';
import { type DiffAnswer, type DiffRequest, diffTrees } from './diff-tree.ts';
import { missingObject } from './faults.ts';
import { localHistory } from './history.ts';
import { defaultBranch, type LoggedCommit, listPaths, readLog, workTree } from './log.ts';
import { cachedObjects } from './object-cache.ts';
import { openObjects } from './objects.ts';
import { findRepository } from './repository.ts';
import { mergeBase, resolveCommits } from './revisions.ts';
import { lookUp } from './trees.ts';

export type { Siblings } from './change.ts';
export type { CommitSelection, ListedCommit, Listing } from './commits.ts';
export type { CommitDiff } from './diff-records.ts';
export type { DiffAnswer, DiffRequest } from './diff-tree.ts';
export { cloneLine } from './line/clone.ts';
export { localLine } from './line/local.ts';
export { readLocalRefs } from './line/local-refs.ts';
export type { LoggedCommit } from './log.ts';

/**
 * A repository on disk, read through git's plumbing only: nothing is checked out, nothing the repository configures is
 * run, nothing is fetched, and no replacement or graft stands in for what an id names.
 */
export interface LocalGit extends HistoryReader {
  /** Full commit id. Throws `unknown-revision`, `shallow` or `invalid-input`. */
  resolve(revision: string): Promise<string>;
  /**
   * What merging head into base would bring: the difference between their one merge base and head, and what each path is at
   * the base when that has moved on.
   */
  readChange(range: { readonly base: string; readonly head: string; readonly siblings: Siblings }): Promise<Change>;
  /**
   * A policy, or a file one names, at a commit id; null bytes: nothing is there. Throws `policy-unreadable` for what is not
   * a regular file of at most 5 MiB.
   */
  readFileAt(commit: string, path: string): Promise<FileAtCommit>;
  listCommits(selection: CommitSelection): Promise<Listing>;
  /** The newest commits that are no merges, back from a commit id, with their authors as the commits themselves say. */
  log(commit: string, last: number): Promise<readonly LoggedCommit[]>;
  /** Paths of every file of a commit; names that are not UTF-8 are left out. */
  listPaths(commit: string): Promise<readonly string[]>;
  /** The remote's default branch, or else the one that is checked out; null: neither is known. */
  defaultBranch(): Promise<string | null>;
  /** Full path of the directory with the files; null: the repository is bare. */
  workTree(): Promise<string | null>;
  /** Metadata of many commits from one git process, in the order asked. */
  diffs(requests: readonly DiffRequest[]): AsyncGenerator<DiffAnswer>;
  /** Bytes of contents that completing each of these diffs reads, so that a caller can bound what it holds at a time. */
  weigh(diffs: readonly CommitDiff[]): Promise<readonly number[]>;
  /** Contents for a diff whose `parent` was null or the given commit. */
  complete(diff: CommitDiff, parent: string | null, siblings: Siblings): Promise<Change>;
  /** Ends the git processes. */
  close(): void;
}

/** What was read last is kept up to this many bytes. */
const CACHE_BYTES = 24 * 1024 * 1024;

/** Opens the repository at `dir` or above it. Throws `not-a-repository`. */
export async function openRepository(dir: string): Promise<LocalGit> {
  const repository = await findRepository(dir);
  const objects = cachedObjects(openObjects(repository), CACHE_BYTES);

  const resolve = async (revision: string): Promise<string> => {
    const [commit] = await resolveCommits(repository, objects, [revision]);
    if (typeof commit !== 'string') throw commit;
    return commit;
  };
  const diffs = (requests: readonly DiffRequest[]) => diffTrees(repository, requests, MAX_FILES);

  return {
    ...localHistory(repository, objects, diffs),
    resolve,
    diffs,
    listCommits: (selection) => listCommits(repository, objects, selection),
    log: (commit, last) => readLog(repository, commit, last),
    listPaths: (commit) => listPaths(repository, commit),
    defaultBranch: () => defaultBranch(repository),
    workTree: () => workTree(repository),
    complete: (diff, parent, siblings) => buildChange(objects, parent, diff, siblings),
    weigh: (diffs) =>
      weighContents(
        objects,
        diffs.map(({ files }) => files),
      ),
    close: () => objects.close(),
    async readChange({ base, head, siblings }) {
      const [from, commit] = [await resolve(base), await resolve(head)];
      const parent = await mergeBase(repository, from, commit);
      for await (const diff of diffs([{ commit, parent }])) {
        if ('fault' in diff) throw diff.fault;
        return withBaseTip(repository, await buildChange(objects, parent, diff, siblings), from);
      }
      throw missingObject(`no difference was given for ${commit}`);
    },
    async readFileAt(commit, path) {
      const side = await lookUp(objects, commit, path);
      if (!side) return { path, commit, bytes: null };
      if (!/^100(644|755)$/.test(side.mode)) throw unreadable(path, `is not a regular file (mode ${side.mode})`);
      const [info] = await objects.info([side.oid]);
      if (info && info.size > MAX_BLOB_BYTES)
        throw unreadable(path, `is ${info.size} bytes, more than ${MAX_BLOB_BYTES}`);
      const [bytes] = await objects.read([side.oid]);
      return { path, commit, bytes: bytes ?? null };
    },
  };
}

function unreadable(path: string, why: string): GatehouseError {
  return new GatehouseError(
    'policy-unreadable',
    `${path} ${why}`,
    'Replace it with a regular text file of usual size.',
  );
}
