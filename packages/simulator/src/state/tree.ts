import type { RawName, Tree, TreeEntry } from './objects.ts';
import type { ObjectStore } from './store.ts';

/** What a path shall be after an edit; null removes it. */
export type PathEdit = Pick<TreeEntry, 'mode' | 'oid'> | null;

interface EditNode {
  edit?: PathEdit;
  children: Map<RawName, EditNode>;
}

/** Applies edits by full path and returns the new root tree; only directories on an edited path are hashed again. */
export function editTree(store: ObjectStore, root: string | null, edits: ReadonlyMap<RawName, PathEdit>): Tree {
  const top: EditNode = { children: new Map() };
  for (const [path, edit] of edits) insert(top, path, edit);
  return applyNode(store, root, top);
}

function insert(top: EditNode, path: RawName, edit: PathEdit): void {
  let node = top;
  for (const segment of path.split('/')) {
    let child = node.children.get(segment);
    if (child === undefined) {
      child = { children: new Map() };
      node.children.set(segment, child);
    }
    node = child;
  }
  node.edit = edit;
}

function applyNode(store: ObjectStore, root: string | null, node: EditNode): Tree {
  const entries = new Map(root === null ? [] : store.entriesByName(store.read('tree', root)));
  for (const [name, child] of node.children) {
    const entry = applyChild(store, entries.get(name), name, child);
    if (entry === null) entries.delete(name);
    else entries.set(name, entry);
  }
  return store.putTree([...entries.values()]);
}

function applyChild(store: ObjectStore, old: TreeEntry | undefined, name: RawName, child: EditNode): TreeEntry | null {
  if (child.children.size === 0) return child.edit ? { name, ...child.edit } : null;
  // a file that becomes a directory starts empty; git has no empty directories
  const tree = applyNode(store, old?.mode === '040000' ? old.oid : null, child);
  return tree.entries.length > 0 ? { name, mode: '040000', oid: tree.oid } : null;
}

/** The entry at a path, or null. */
export function entryAt(store: ObjectStore, root: string, path: RawName): TreeEntry | null {
  let entry: TreeEntry = { mode: '040000', name: '', oid: root };
  for (const segment of path.split('/')) {
    if (entry.mode !== '040000') return null;
    const next = store.entriesByName(store.read('tree', entry.oid)).get(segment);
    if (next === undefined) return null;
    entry = next;
  }
  return entry;
}

/** Every entry below a tree with its full path, directories included, in git's order. */
export function* walkTree(store: ObjectStore, root: string, prefix = ''): Generator<TreeEntry & { path: RawName }> {
  for (const entry of store.read('tree', root).entries) {
    const path = prefix + entry.name;
    yield { ...entry, path };
    if (entry.mode === '040000') yield* walkTree(store, entry.oid, `${path}/`);
  }
}
