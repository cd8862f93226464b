import { diffTrees, type Side } from './diff.ts';
import { nameText } from './objects.ts';
import { differingRange } from './patch.ts';
import type { ObjectStore } from './store.ts';
import { editTree, entryAt, type PathEdit } from './tree.ts';

/** Three trees of a merge: the merge base's, ours (the branch), theirs (what is merged in). */
export interface MergeInput {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/**
 * Merges trees as git would where both sides touch different files or different lines; throws on a conflict.
 * Returns the merged tree's id.
 */
export function mergeTrees(store: ObjectStore, { base, ours, theirs }: MergeInput): string {
  const edits = new Map<string, PathEdit>();
  for (const { path, before, after } of diffTrees(store, base, theirs)) {
    const current = entryAt(store, ours, path);
    if (same(current, after)) continue;
    edits.set(path, same(current, before) ? after : mergeFile(store, path, before, current, after));
  }
  return edits.size === 0 ? ours : editTree(store, ours, edits).oid;
}

const same = (a: Side | null, b: Side | null) => a?.oid === b?.oid && a?.mode === b?.mode;

function mergeFile(store: ObjectStore, path: string, base: Side | null, ours: Side | null, theirs: Side | null): Side {
  if (base === null || ours === null || theirs === null) throw new Error(`merge conflict in ${nameText(path)}`);
  const [old, mine, other] = [base, ours, theirs].map((side) =>
    store.read('blob', side.oid).bytes.toString('latin1').split('\n'),
  ) as [string[], string[], string[]];
  const my = differingRange(old, mine);
  const their = differingRange(old, other);
  const disjoint = my.oldEnd < their.start || their.oldEnd < my.start;
  if (!disjoint) throw new Error(`merge conflict in ${nameText(path)}`);
  const merged = mine.toSpliced(
    // lines before their range moved by what ours inserted above it
    their.start + (my.start < their.start ? my.newEnd - my.oldEnd : 0),
    their.oldEnd - their.start,
    ...other.slice(their.start, their.newEnd),
  );
  return { mode: ours.mode, oid: store.putBlob(Buffer.from(merged.join('\n'), 'latin1')).oid };
}
