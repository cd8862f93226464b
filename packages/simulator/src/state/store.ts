import { encodeCommit, encodeTag, encodeTree, objectId, sortEntries } from './encoding.ts';
import type { Blob, Commit, GitObject, RawName, Tag, Tree, TreeEntry } from './objects.ts';

/**
 * All objects of a fork network. Forks share one store, as on GitHub: a commit that anyone pushed to a fork can be read
 * by its id through every repository of the network.
 */
export class ObjectStore {
  readonly #objects = new Map<string, GitObject>();
  readonly #names = new WeakMap<Tree, ReadonlyMap<RawName, TreeEntry>>();

  get(oid: string): GitObject | undefined {
    return this.#objects.get(oid);
  }

  has(oid: string): boolean {
    return this.#objects.has(oid);
  }

  /** The object of that type; throws when the store does not hold one. */
  read<T extends GitObject['type']>(type: T, oid: string): Extract<GitObject, { type: T }> {
    const object = this.#objects.get(oid);
    if (object?.type !== type) throw new Error(`no ${type} ${oid} in the object store`);
    return object as Extract<GitObject, { type: T }>;
  }

  /** Entries of a tree by name; built once, because a large directory is looked up thousands of times. */
  entriesByName(tree: Tree): ReadonlyMap<RawName, TreeEntry> {
    const known = this.#names.get(tree);
    if (known !== undefined) return known;
    const names = new Map(tree.entries.map((entry) => [entry.name, entry]));
    this.#names.set(tree, names);
    return names;
  }

  putBlob(content: string | Uint8Array): Blob {
    const bytes = Buffer.from(content as string);
    return this.#put({ type: 'blob', oid: objectId('blob', bytes), bytes });
  }

  putTree(unsorted: readonly TreeEntry[]): Tree {
    const entries = sortEntries(unsorted);
    return this.#put({ type: 'tree', oid: objectId('tree', encodeTree(entries)), entries });
  }

  putCommit(commit: Omit<Commit, 'oid' | 'type'>): Commit {
    return this.#put({ type: 'commit', oid: objectId('commit', encodeCommit(commit)), ...commit });
  }

  putTag(tag: Omit<Tag, 'oid' | 'type'>): Tag {
    return this.#put({ type: 'tag', oid: objectId('tag', encodeTag(tag)), ...tag });
  }

  #put<T extends GitObject>(object: T): T {
    const known = this.#objects.get(object.oid);
    if (known !== undefined) return known as T;
    this.#objects.set(object.oid, object);
    return object;
  }
}
