import type { FileSide } from '@gatehouse/bumps';
import { missingObject } from './faults.ts';
import type { ObjectStore } from './objects.ts';
import { canonicalMode, eachEntry } from './tree-entries.ts';
import { readObjects } from './typed-objects.ts';

/** What a commit has at a path, byte for byte; null: nothing. A directory is an entry of mode `040000`. */
export async function lookUp(objects: ObjectStore, commit: string, path: string): Promise<FileSide | null> {
  let found: FileSide = { mode: '040000', oid: treeNamed(commit, await readOne(objects, commit, 'commit')) };
  for (const part of path.split('/')) {
    if (found.mode !== '040000') return null;
    const next = entryNamed(await readOne(objects, found.oid, 'tree'), found.oid.length / 2, Buffer.from(part, 'utf8'));
    if (!next) return null;
    found = next;
  }
  return found;
}

function entryNamed(tree: Uint8Array, idLength: number, name: Buffer): FileSide | null {
  const found: FileSide[] = [];
  eachEntry(tree, idLength, (mode, from, nul) => {
    if (name.equals(tree.subarray(from, nul)))
      found.push({ mode: canonicalMode(mode), oid: idAt(tree, nul + 1, idLength) });
  });
  return found[0] ?? null;
}

export function idAt(tree: Uint8Array, at: number, idLength: number): string {
  return Buffer.from(tree.buffer, tree.byteOffset + at, idLength).toString('hex');
}

/** The tree that a commit object itself names, whatever replacements, grafts or a shallow boundary would make of it. */
export function treeNamed(commit: string, bytes: Uint8Array): string {
  const tree = /^tree ([0-9a-f]{40}|[0-9a-f]{64})\n/.exec(Buffer.from(bytes).toString('latin1', 0, 70))?.[1];
  if (tree?.length !== commit.length) throw missingObject(`${commit} is not a commit`);
  return tree;
}

async function readOne(objects: ObjectStore, oid: string, type: 'commit' | 'tree'): Promise<Uint8Array> {
  for await (const bytes of readObjects(objects, [oid], type)) return bytes;
  throw missingObject(`${oid} was not given`);
}
