import type { FileEdit, FirstParentLine, TreeEntry } from '@gatehouse/forge';
import { type Inverse, inverseOf, type Touched, type Tree, unifiedPatch } from '@gatehouse/release';
import { readOwnChange } from '../../shared/own-change.ts';
import type { FoundChange } from './find.ts';

/** Undoing a change file by file, at one commit of the base branch. */
export interface Undoing {
  readonly inverse: Inverse;
  /** The base branch's tree. */
  readonly tree: readonly TreeEntry[];
}

type Reads = Pick<FirstParentLine, 'readTree' | 'readBlobs'>;

/** Compares the trees before the change, right after it, and now. */
export async function undoingOf(line: Reads, { range }: FoundChange, tip: string): Promise<Undoing> {
  const [newest] = range.commits;
  const parent = range.commits.at(-1)?.firstParent ?? null;
  const before = parent === null ? [] : await line.readTree(parent);
  const after = newest === undefined ? [] : await line.readTree(newest.oid);
  const tree = await line.readTree(tip);
  return { inverse: inverseOf({ before: leaves(before), after: leaves(after), now: leaves(tree) }), tree };
}

/** Files, links and submodules; folders are made of them. */
function leaves(tree: readonly TreeEntry[]): Tree {
  const files = tree.filter(({ mode }) => mode !== '040000' && mode !== '40000');
  return new Map(files.map(({ path, mode, oid }) => [path, { mode, oid }]));
}

/** The writes that put restored files back. */
export async function inverseEdits(line: Reads, restored: readonly Touched[]): Promise<readonly FileEdit[]> {
  const blobs = await line.readBlobs(restored.flatMap(({ before }) => before?.oid ?? []));
  return restored.map(({ path, before, after }) =>
    before === null
      ? { path, mode: after?.mode ?? '100644', bytes: null }
      : { path, mode: before.mode, bytes: blobs.get(before.oid) ?? new Uint8Array() },
  );
}

/** Whether a branch does nothing but put files back to what they were before the change, in one commit, brought up to date or not. */
export async function isOwnRevert(
  line: Pick<FirstParentLine, 'readLine' | 'readTree' | 'isAncestor'>,
  { restored, already }: Inverse,
  { tip, base }: { readonly tip: string; readonly base: string },
): Promise<boolean> {
  const own = await readOwnChange(line, { tip, base, explains: async () => false });
  if (own === null) return false;
  const wanted = new Map([...restored, ...already].map(({ path, before }) => [path, before]));
  return own.made.changed.every(({ path, mode, oid }) => {
    const before = wanted.get(path);
    return before !== undefined && before?.oid === (oid ?? undefined) && (before === null || before.mode === mode);
  });
}

/** What undoing would do to files, for a person to apply by hand: from how the change left them to how they were. */
export async function inversePatch(line: Reads, touched: readonly Touched[]): Promise<string> {
  const sides = touched.flatMap(({ before, after }) => [before, after]);
  const oids = sides.flatMap((node) => (node === null || node.mode === '160000' ? [] : [node.oid]));
  const blobs = await line.readBlobs([...new Set(oids)]);
  const bytes = (node: Touched['before']) => (node === null ? null : (blobs.get(node.oid) ?? new Uint8Array([0])));
  return unifiedPatch(touched.map(({ path, before, after }) => ({ path, from: bytes(after), to: bytes(before) })));
}
