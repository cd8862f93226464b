import { createHash } from 'node:crypto';
import type { Change, ChangedFile } from '@gatehouse/bumps';
import { GatehouseError } from '@gatehouse/policy';
import { withContents } from './contents.ts';
import type { CommitDiff } from './diff-records.ts';
import type { ObjectStore } from './objects.ts';
import { lookUp } from './trees.ts';

/** As many as GitHub lists for a pull request; the gate there refuses more as well. */
export const MAX_FILES = 3000;

/** The paths to read beside a changed one, at the same commit. */
export type Siblings = (path: string) => readonly string[];

/**
 * A change on disk with the contents of everything that could be proved.
 *
 * @param base what the diff was taken against; null: nothing (a root commit), which the change shows as the empty tree
 *
 * Throws `too-many-files`, `too-large` or `missing-object`.
 */
export async function buildChange(
  objects: ObjectStore,
  base: string | null,
  diff: CommitDiff,
  siblings: Siblings,
): Promise<Change> {
  if (diff.count > MAX_FILES) throw tooManyFiles(diff.count);
  const files = await withContents(objects, diff.files);
  return {
    repository: null,
    pullRequest: null,
    author: null,
    baseRef: null,
    baseTip: null,
    base: base ?? emptyTree(diff.commit.length),
    head: diff.commit,
    commits: null,
    sharers: [],
    files,
    siblings: await readSiblings(objects, diff, siblings),
    contentsRead: true,
  };
}

async function readSiblings(objects: ObjectStore, diff: CommitDiff, siblings: Siblings) {
  const changed = new Set(diff.files.map((file) => file.path));
  const texts = diff.files.filter((file) => file.pathIsText);
  const paths = [...new Set(texts.flatMap((file) => siblings(file.path)))].filter((path) => !changed.has(path));
  const found = await Promise.all(paths.map((path) => unchangedFile(objects, diff.commit, path)));
  return withContents(
    objects,
    found.filter((file) => file !== null),
  );
}

async function unchangedFile(objects: ObjectStore, commit: string, path: string): Promise<ChangedFile | null> {
  const side = await lookUp(objects, commit, path);
  return side && { path, pathIsText: true, before: side, after: side };
}

/** Every git repository has this tree without storing it. */
function emptyTree(idLength: number): string {
  return createHash(idLength === 40 ? 'sha1' : 'sha256')
    .update('tree 0\0')
    .digest('hex');
}

function tooManyFiles(count: number): GatehouseError {
  return new GatehouseError(
    'too-many-files',
    `the change touches ${count} files; at most ${MAX_FILES} are judged, the number GitHub lists for a pull request`,
    'Split the change into smaller ones.',
  );
}
