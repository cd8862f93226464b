import type { GitObject } from '../state/objects.ts';
import type { ObjectStore } from '../state/store.ts';

export interface Selection {
  readonly wants: readonly string[];
  /** Commits that the client has, with all that they lead to. */
  readonly haves: readonly string[];
  /** Blobs are left out, unless wanted by their id. */
  readonly withoutBlobs: boolean;
}

/** Everything that the client needs for what it wants, commits first; what is wanted is always among it. */
export function selectObjects(store: ObjectStore, { wants, haves, withoutBlobs }: Selection): GitObject[] {
  const seen = knownObjects(store, haves);
  const found: GitObject[] = [];
  const pending: string[] = [];
  const take = (oid: string) => {
    const object = seen.has(oid) ? undefined : store.get(oid);
    seen.add(oid);
    // an object that the simulator was only told the id of is in nobody's pack
    if (object !== undefined) found.push(object);
    return object;
  };
  for (const want of wants) {
    // a clone without blobs has the tree and not what stands in it: whatever it names itself, it lacks
    if (store.get(want)?.type === 'blob' || store.get(want)?.type === 'tree') seen.delete(want);
    if (take(want) !== undefined) pending.push(want);
  }
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const oid of referred(store, next, withoutBlobs)) if (take(oid) !== undefined) pending.push(oid);
  }
  return found.sort((a, b) => ORDER[a.type] - ORDER[b.type]);
}

const ORDER: Readonly<Record<GitObject['type'], number>> = { commit: 0, tag: 1, tree: 2, blob: 3 };

/** Ids that an object leads to; a submodule's commit lives elsewhere. */
function referred(store: ObjectStore, oid: string, withoutBlobs: boolean): readonly string[] {
  const object = store.get(oid);
  switch (object?.type) {
    case 'commit':
      return [object.tree, ...object.parents];
    case 'tag':
      return [object.target];
    case 'tree':
      return object.entries
        .filter(({ mode }) => mode === '040000' || (mode !== '160000' && !withoutBlobs))
        .map((entry) => entry.oid);
    default:
      return [];
  }
}

/** All commits behind the client's own, and what stands in its own; sending a little too much is allowed, too little is not. */
function knownObjects(store: ObjectStore, haves: readonly string[]): Set<string> {
  const seen = new Set<string>(haves);
  const pending = [...haves];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const object = store.get(next);
    for (const parent of object?.type === 'commit' ? object.parents : []) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      pending.push(parent);
    }
  }
  for (const oid of haves) {
    const object = store.get(oid);
    if (object?.type === 'commit') markTree(store, object.tree, seen);
  }
  return seen;
}

function markTree(store: ObjectStore, oid: string, seen: Set<string>): void {
  if (seen.has(oid)) return;
  seen.add(oid);
  const object = store.get(oid);
  for (const entry of object?.type === 'tree' ? object.entries : []) {
    if (entry.mode === '040000') markTree(store, entry.oid, seen);
    else seen.add(entry.oid);
  }
}

/** Annotated tags that lead to something which is sent, for `include-tag`. */
export function tagsOf(store: ObjectStore, refs: Iterable<string>, sent: readonly GitObject[]): GitObject[] {
  const ids = new Set(sent.map(({ oid }) => oid));
  return [...new Set(refs)].flatMap((oid) => {
    const object = ids.has(oid) ? undefined : store.get(oid);
    return object?.type === 'tag' && ids.has(object.target) ? [object] : [];
  });
}
