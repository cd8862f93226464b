import { GatehouseError } from '@gatehouse/policy';
import type { TreeEntry } from '../../repository-port.ts';
import { IdSet } from '../id-set.ts';
import type { ObjectStore } from '../objects.ts';
import { canonicalMode, type EntryPlace, eachEntry, isFile, isLink, isTree } from '../tree-entries.ts';
import { idAt, treeNamed } from '../trees.ts';
import { readObjects } from '../typed-objects.ts';
import { linePath } from './line-path.ts';

/** git goes no further down by itself (`core.maxTreeDepth`). */
const MAX_DEPTH = 2048;
/** No system can have a longer one. */
const MAX_PATH_BYTES = 32_767;
const MAX_FILES = 5_000_000;
/** Trees of one commit that no earlier one has, all in memory. */
const MAX_TREE_BYTES = 512 * 1024 * 1024;

/** What one tree has that is new, in its order. */
interface Listed {
  readonly tree: Uint8Array;
  readonly entries: readonly EntryPlace[];
}

/**
 * Files and links of many commits: for each commit, in order, those whose content no commit before it has, at the first of their paths. Each
 * tree is read once, checked against its id, however many commits or folders it is in. Submodules are commits of other repositories.
 *
 * Throws `missing-object` for a tree that is missing, damaged or none, `too-large` for more than anybody keeps.
 */
export async function* listFiles(
  objects: ObjectStore,
  commits: readonly string[],
): AsyncGenerator<readonly TreeEntry[]> {
  const roots: string[] = [];
  for await (const bytes of readObjects(objects, commits, 'commit'))
    roots.push(treeNamed(commits[roots.length] ?? '', bytes));
  const walk = new Walk(objects, (roots[0]?.length ?? 0) / 2);
  const distinct = [...new Set(roots)];
  const trees = readObjects(objects, distinct, 'tree');
  const listed = new Set<string>();
  for (const root of roots) {
    if (listed.has(root)) yield [];
    else {
      listed.add(root);
      const { value, done } = await trees.next();
      if (done) throw new Error(`tree ${root} was not given`);
      yield await walk.newFiles(root, value);
    }
  }
}

class Walk {
  readonly #objects: ObjectStore;
  readonly #idLength: number;
  /** Of earlier commits. */
  readonly #trees: IdSet;
  readonly #files: IdSet;

  constructor(objects: ObjectStore, idLength: number) {
    this.#objects = objects;
    this.#idLength = idLength;
    this.#trees = new IdSet(idLength);
    this.#files = new IdSet(idLength);
  }

  async newFiles(root: string, bytes: Uint8Array): Promise<readonly TreeEntry[]> {
    const listed = await this.#readNew(root, bytes);
    const found: TreeEntry[] = [];
    const remember = [...listed.keys()];
    this.#collect(listed, root, Buffer.alloc(0), found);
    for (const tree of remember) this.#trees.add(Buffer.from(tree, 'hex'), 0);
    return found;
  }

  /** The trees below one that no earlier commit has, level by level: a level is one question. */
  async #readNew(root: string, bytes: Uint8Array): Promise<Map<string, Listed>> {
    const listed = new Map<string, Listed>();
    if (this.#trees.has(Buffer.from(root, 'hex'), 0)) return listed;
    listed.set(root, this.#list(bytes));
    let size = bytes.length;
    for (let level = [root], depth = 1; level.length > 0; depth += 1) {
      if (depth > MAX_DEPTH) throw tooMuch(`tree ${root} has folders more than ${MAX_DEPTH} deep`);
      const below = level.flatMap((tree) => this.#subtrees(listed.get(tree)));
      level = [...new Set(below)].filter((tree) => !listed.has(tree));
      let at = 0;
      for await (const read of readObjects(this.#objects, level, 'tree')) {
        listed.set(level[at] ?? '', this.#list(read));
        at += 1;
        size += read.length;
        if (size > MAX_TREE_BYTES) throw tooMuch(`tree ${root} has more than ${MAX_TREE_BYTES} bytes of folders`);
      }
    }
    return listed;
  }

  #list(tree: Uint8Array): Listed {
    const entries: EntryPlace[] = [];
    eachEntry(tree, this.#idLength, (mode, name, nul) => {
      const known = isTree(mode) ? this.#trees : isFile(mode) || isLink(mode) ? this.#files : null;
      if (known !== null && !known.has(tree, nul + 1)) entries.push({ mode, name, nul });
    });
    return { tree, entries };
  }

  #subtrees(listed: Listed | undefined): readonly string[] {
    if (listed === undefined) return [];
    const { tree, entries } = listed;
    return entries.flatMap(({ mode, nul }) => (isTree(mode) ? [idAt(tree, nul + 1, this.#idLength)] : []));
  }

  /** Down in the order of the paths, into each tree once: what it has was found at its first path. */
  #collect(listed: Map<string, Listed>, oid: string, prefix: Buffer, found: TreeEntry[]): void {
    const here = listed.get(oid);
    if (here === undefined) return;
    listed.delete(oid);
    for (const { mode, name, nul } of here.entries) {
      if (!isTree(mode) && !this.#files.add(here.tree, nul + 1)) continue;
      const id = idAt(here.tree, nul + 1, this.#idLength);
      if (isTree(mode) && !listed.has(id)) continue;
      const path = Buffer.concat([prefix, here.tree.subarray(name, nul)]);
      if (path.length > MAX_PATH_BYTES) throw tooMuch(`tree ${oid} has a path of ${path.length} bytes`);
      if (isTree(mode)) this.#collect(listed, id, Buffer.concat([path, SLASH]), found);
      else found.push({ path: linePath(path), mode: canonicalMode(mode), oid: id, size: null });
    }
    if (this.#files.size > MAX_FILES) throw tooMuch(`the commits have more than ${MAX_FILES} different files`);
  }
}

const SLASH = Buffer.from('/');

function tooMuch(what: string): GatehouseError {
  return new GatehouseError(
    'too-large',
    what,
    'Delete the branch or tag that has it, or keep pins in a repository of their own.',
  );
}
