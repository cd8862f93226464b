import type { RawName, TreeEntry } from './objects.ts';
import type { ObjectStore } from './store.ts';

export type Side = Pick<TreeEntry, 'mode' | 'oid'>;

/** One path that differs between two trees. */
export interface PathChange {
  readonly path: RawName;
  readonly before: Side | null;
  readonly after: Side | null;
}

/** Paths that differ, in the order of their bytes as git lists them; equal subtrees are not entered. Null stands for the empty tree. */
export function diffTrees(store: ObjectStore, before: string | null, after: string | null): PathChange[] {
  const changes: PathChange[] = [];
  collect(store, before, after, '', changes);
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function collect(
  store: ObjectStore,
  before: string | null,
  after: string | null,
  prefix: RawName,
  out: PathChange[],
): void {
  if (before === after) return;
  const old = entriesOf(store, before);
  const now = entriesOf(store, after);
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    collectEntry(store, old.get(name), now.get(name), prefix + name, out);
  }
}

function collectEntry(
  store: ObjectStore,
  old: TreeEntry | undefined,
  now: TreeEntry | undefined,
  path: RawName,
  out: PathChange[],
): void {
  if (old?.oid === now?.oid && old?.mode === now?.mode) return;
  const before = fileSide(old);
  const after = fileSide(now);
  if (before !== null || after !== null) out.push({ path, before, after });
  collect(store, directory(old), directory(now), `${path}/`, out);
}

const directory = (entry: TreeEntry | undefined) => (entry?.mode === '040000' ? entry.oid : null);

const fileSide = (entry: TreeEntry | undefined): Side | null =>
  entry === undefined || entry.mode === '040000' ? null : { mode: entry.mode, oid: entry.oid };

function entriesOf(store: ObjectStore, tree: string | null): ReadonlyMap<RawName, TreeEntry> {
  return tree === null ? new Map() : store.entriesByName(store.read('tree', tree));
}
