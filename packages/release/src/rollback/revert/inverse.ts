/** What a tree has at a path; null: nothing. */
type Node = { readonly mode: string; readonly oid: string } | null;
export type Tree = ReadonlyMap<string, { readonly mode: string; readonly oid: string }>;

/** A path that the change to be undone touched. */
export interface Touched {
  readonly path: string;
  /** Before the change, right after it, and on the base branch now. */
  readonly before: Node;
  readonly after: Node;
  readonly now: Node;
  /** Of a conflict: the file that stands where a folder must be, or in a folder where the file must be; absent: none does. */
  readonly inTheWay?: string;
}

export interface Inverse {
  /** As the change left them: they go back. */
  readonly restored: readonly Touched[];
  /** As they were before it already. */
  readonly already: readonly Touched[];
  /** Changed again since, without room to come back to, or no files that can be written. */
  readonly conflicts: readonly Touched[];
}

const WRITABLE = new Set(['100644', '100755']);

/** What undoing a change means for each of its files, by whole files: one that was changed again is a person's to decide. */
export function inverseOf(trees: { readonly before: Tree; readonly after: Tree; readonly now: Tree }): Inverse {
  const paths = [...new Set([...trees.before.keys(), ...trees.after.keys()])].sort();
  const touched = paths
    .map((path) => ({ path, before: at(trees.before, path), after: at(trees.after, path), now: at(trees.now, path) }))
    .filter(({ before, after }) => !same(before, after));
  const already = touched.filter(({ before, now }) => same(before, now));
  const rest = touched.filter(({ before, now }) => !same(before, now));
  const going = rest.filter(isRestorable);
  const room = roomFor(going, trees.now);
  return {
    restored: going.filter((one) => room(one) === null),
    already,
    conflicts: rest.flatMap((one) => {
      if (!isRestorable(one)) return [one];
      const inTheWay = room(one);
      return inTheWay === null ? [] : [{ ...one, inTheWay }];
    }),
  };
}

/**
 * What stands in the way of a file that comes back, once what the change added is gone; null: nothing. A forge that is told to write a file
 * where a folder is, or below a file, drops what is there without a word.
 */
function roomFor(going: readonly Touched[], now: Tree): (one: Touched) => string | null {
  const leaving = new Set(going.flatMap(({ path, before }) => (before === null ? [path] : [])));
  const staying = [...now.keys()].filter((path) => !leaving.has(path));
  const files = new Set(staying);
  const folders = new Map(staying.flatMap((path) => foldersOf(path).map((folder) => [folder, path] as const)));
  return ({ path, before }) =>
    before === null ? null : (folders.get(path) ?? foldersOf(path).find((folder) => files.has(folder)) ?? null);
}

/** `a/b/c`: `a` and `a/b`. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'));
}

function at(tree: Tree, path: string): Node {
  return tree.get(path) ?? null;
}

function same(one: Node, other: Node): boolean {
  return one?.oid === other?.oid && one?.mode === other?.mode;
}

function isRestorable({ before, after, now }: Touched): boolean {
  return same(after, now) && [before, after].every((node) => node === null || WRITABLE.has(node.mode));
}
