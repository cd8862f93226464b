import type { ImageTree, TreeNode } from './tree.ts';

/** A tree that is put together. Taking a folder away costs what is in it, and not what is in the image. */
export interface GrowingTree {
  readonly nodes: ImageTree;
  put(path: string, node: TreeNode): void;
  removeBelow(folder: string): void;
  /** With all that is below it. */
  removeWhole(path: string): void;
}

export function openTree(below: ImageTree): GrowingTree {
  const nodes = new Map<string, TreeNode>();
  /** Names by folder, of those too that no layer has an entry of. */
  const names = new Map<string, Set<string>>();
  const name = (path: string): void => {
    for (let at = path; at !== ''; at = parentOf(at)) {
      const known = names.get(parentOf(at)) ?? new Set();
      if (known.has(nameOf(at))) return;
      names.set(parentOf(at), known.add(nameOf(at)));
    }
  };
  const put = (path: string, node: TreeNode): void => {
    nodes.set(path, node);
    name(path);
  };
  const removeBelow = (folder: string): void => {
    const folders = [folder];
    for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
      for (const child of names.get(at) ?? []) {
        nodes.delete(joined(at, child));
        folders.push(joined(at, child));
      }
      names.delete(at);
    }
  };
  for (const [path, node] of below) put(path, node);
  return {
    nodes,
    put,
    removeBelow,
    removeWhole(path) {
      removeBelow(path);
      nodes.delete(path);
      names.get(parentOf(path))?.delete(nameOf(path));
    },
  };
}

export function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function joined(parent: string, name: string): string {
  return parent === '' ? name : `${parent}/${name}`;
}
