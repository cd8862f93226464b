import { type GrowingTree, joined, nameOf, openTree, parentOf } from './growing-tree.ts';

/** An entry of a layer's archive, as a registry's client reads it. */
export interface ArchiveEntry {
  readonly path: string;
  readonly type: 'file' | 'directory' | 'symlink' | 'hardlink' | 'other';
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly linkTarget: string | null;
}

/** What a container sees at a path. */
export interface TreeNode {
  readonly type: 'file' | 'directory' | 'symlink' | 'other';
  /** Permission bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly linkTarget: string | null;
}

/** Paths from the root without a first slash. */
export type ImageTree = ReadonlyMap<string, TreeNode>;

/** Prefix of a marker that removes what lower layers have at its name, and the marker that empties its directory (OCI image specification, layer). */
const WHITEOUT = '.wh.';
const OPAQUE = '.wh..wh..opq';
/** As Linux follows before it gives up. */
const MAX_LINKS = 40;
/** Longest path, and target of a link, that Linux takes. */
const MAX_LENGTH = 4096;
/** Of an image; what people build has some hundred thousand at most. */
const MAX_PATHS = 1_000_000;

/** What cannot be put in place, with the layer's own words for it. */
export class LayerFault extends Error {}

/**
 * Puts a layer on what is below it. Markers remove only what lower layers brought, wherever in the archive they stand.
 * @throws LayerFault for a path that leads out of the image, or a hard link to nothing
 */
export function applyLayer(below: ImageTree, entries: Iterable<ArchiveEntry>): ImageTree {
  const tree = openTree(below);
  const own: ArchiveEntry[] = [];
  for (const entry of entries) {
    const path = cleaned(entry.path);
    const name = nameOf(path);
    const parent = realPath(below, parentOf(path)) ?? parentOf(path);
    if (name === OPAQUE) tree.removeBelow(parent);
    else if (name.startsWith(WHITEOUT)) tree.removeWhole(joined(parent, marked(path, name)));
    else if (path !== '') own.push({ ...entry, path });
  }
  for (const entry of own) place(tree, entry);
  return tree.nodes;
}

/** The name that a marker takes away. Of these, some engines take away the folder itself, or the one above, and others nothing. */
function marked(path: string, name: string): string {
  const target = name.slice(WHITEOUT.length);
  if (!['', '.', '..'].includes(target)) return target;
  throw new LayerFault(`${path} takes away nothing that has a name`);
}

function place(tree: GrowingTree, entry: ArchiveEntry): void {
  const parent = parentOf(entry.path);
  const path = joined(realPath(tree.nodes, parent) ?? parent, nameOf(entry.path));
  const node = nodeOf(tree.nodes, entry);
  if (node.type !== 'directory') tree.removeBelow(path);
  tree.put(path, node);
  if (tree.nodes.size > MAX_PATHS) throw new LayerFault(`the image has more than ${MAX_PATHS} files and folders`);
}

function nodeOf(tree: ImageTree, { path, type, mode, uid, gid, linkTarget }: ArchiveEntry): TreeNode {
  mustBeShort(linkTarget ?? '');
  if (type !== 'hardlink') return { type, mode: mode & 0o7777, uid, gid, linkTarget };
  const target = cleaned(linkTarget ?? '');
  const parent = parentOf(target);
  const linked = tree.get(joined(realPath(tree, parent) ?? parent, nameOf(target)));
  if (linked === undefined) throw new LayerFault(`${path} is a hard link to ${target}, which is not there`);
  return linked;
}

/** Where a path really is, symlinks followed inside the image; null: it goes round in circles. */
export function realPath(tree: ImageTree, path: string): string | null {
  let steps = path.split('/').filter((step) => step !== '');
  let real: string[] = [];
  let links = 0;
  while (steps.length > 0) {
    const [step = '', ...rest] = steps;
    steps = rest;
    if (step === '.') continue;
    if (step === '..') {
      real = real.slice(0, -1);
      continue;
    }
    const node = tree.get([...real, step].join('/'));
    if (node?.type !== 'symlink' || node.linkTarget === null) {
      real.push(step);
      continue;
    }
    links += 1;
    if (links > MAX_LINKS) return null;
    if (node.linkTarget.startsWith('/')) real = [];
    steps = [...node.linkTarget.split('/').filter((part) => part !== ''), ...steps];
  }
  return real.join('/');
}

/** Without what says nothing. */
function cleaned(path: string): string {
  mustBeShort(path);
  const steps = path.split('/').filter((step) => step !== '' && step !== '.');
  if (steps.includes('..')) throw new LayerFault(`${path.slice(0, 200)} leads out of the image`);
  return steps.join('/');
}

function mustBeShort(path: string): void {
  if (path.length <= MAX_LENGTH) return;
  throw new LayerFault(`${path.slice(0, 100)}… is longer than any file system takes`);
}
