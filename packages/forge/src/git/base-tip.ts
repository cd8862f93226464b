import type { Change, ChangedFile } from '@gatehouse/bumps';
import { GatehouseError } from '@gatehouse/policy';
import { diffTrees } from './diff-tree.ts';
import type { Repository } from './repository.ts';

/** Some 50 MiB of metadata; a base that moved further has left the branch behind for good. */
const MAX_MOVED = 100_000;

/**
 * The change with what its paths are at the base tip, from one diff of the merge base and that tip.
 *
 * Throws `too-large` when the base moved by more files than are kept.
 */
export async function withBaseTip(repository: Repository, change: Change, baseTip: string): Promise<Change> {
  const known = { ...change, baseTip };
  if (change.base === baseTip) return known;
  const moved = await movedFiles(repository, change.base, baseTip);
  // Only what moved is listed: every other path is at the tip what it was at the merge base.
  const placed = (file: ChangedFile): ChangedFile => {
    const there = moved.get(keyOf(file));
    return { ...file, baseTipOid: (there ? there.after : file.before)?.oid ?? null };
  };
  return { ...known, files: change.files.map(placed), siblings: change.siblings.map(placed) };
}

async function movedFiles(repository: Repository, parent: string, commit: string) {
  const moved = new Map<string, ChangedFile>();
  for await (const diff of diffTrees(repository, [{ commit, parent }], MAX_MOVED)) {
    if ('fault' in diff) throw diff.fault;
    if (diff.count > MAX_MOVED) throw movedTooFar(diff.count);
    for (const file of diff.files) moved.set(keyOf(file), file);
  }
  return moved;
}

/** A name that is not text is shown as one that may exist as text as well. */
function keyOf({ path, pathIsText }: ChangedFile): string {
  return `${pathIsText} ${path}`;
}

function movedTooFar(count: number): GatehouseError {
  return new GatehouseError(
    'too-large',
    `the base changed ${count} files since the head left it; at most ${MAX_MOVED} are compared`,
    'Rebase the head onto the base, or merge the base into it.',
  );
}
