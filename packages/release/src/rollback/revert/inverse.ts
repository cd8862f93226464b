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
}

export interface Inverse {
  /** As the change left them: they go back. */
  readonly restored: readonly Touched[];
  /** As they were before it already. */
  readonly already: readonly Touched[];
  /** Changed again since, or no files that can be written. */
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
  return {
    restored: rest.filter(isRestorable),
    already,
    conflicts: rest.filter((one) => !isRestorable(one)),
  };
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
