import type { Commit } from './objects.ts';
import type { ObjectStore } from './store.ts';

/** The commit and everything reachable from it. */
function ancestors(store: ObjectStore, oid: string): Set<string> {
  const seen = new Set<string>([oid]);
  const pending = [oid];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const parent of store.read('commit', next).parents) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      pending.push(parent);
    }
  }
  return seen;
}

export const isAncestor = (store: ObjectStore, ancestor: string, of: string): boolean =>
  ancestors(store, of).has(ancestor);

/** Best common ancestors; more than one after a criss-cross merge, none for unrelated histories. */
export function mergeBases(store: ObjectStore, a: string, b: string): string[] {
  const ours = ancestors(store, a);
  const found: string[] = [];
  const seen = new Set<string>([b]);
  const pending = [b];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (ours.has(next)) {
      found.push(next);
      continue;
    }
    for (const parent of store.read('commit', next).parents) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      pending.push(parent);
    }
  }
  if (found.length < 2) return found;
  const reach = found.map((oid) => ({ oid, ancestors: ancestors(store, oid) }));
  return found.filter((oid) => !reach.some((other) => other.oid !== oid && other.ancestors.has(oid)));
}

/** Commits reachable from `head` and not from `base` (null: all), parents before children. */
export function commitsBetween(store: ObjectStore, base: string | null, head: string): Commit[] {
  const known = base === null ? new Set<string>() : ancestors(store, base);
  const commits: Commit[] = [];
  const pending = [{ oid: head, expanded: false }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { oid, expanded } = next;
    const commit = store.read('commit', oid);
    if (expanded) {
      commits.push(commit);
    } else if (!known.has(oid)) {
      known.add(oid);
      // the children of a commit wait on the stack until all its parents were emitted
      pending.push({ oid, expanded: true });
      for (const parent of commit.parents.toReversed()) pending.push({ oid: parent, expanded: false });
    }
  }
  return commits;
}
