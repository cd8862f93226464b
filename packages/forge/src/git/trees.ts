import type { FileSide } from '@gatehouse/bumps';
import { GatehouseError } from '@gatehouse/policy';
import { missingObject } from './faults.ts';
import type { ObjectStore } from './objects.ts';

/** A directory of a million entries is some 40 MiB; nothing a person keeps comes near. */
const MAX_TREE_BYTES = 64 * 1024 * 1024;
const NUL = 0;
const SPACE = 0x20;

interface TreeEntry extends FileSide {
  readonly name: Uint8Array;
}

/** The entries of a tree object: `<mode> <name> NUL <id in bytes>`, ids as long as the tree's own. */
function* treeEntries(bytes: Uint8Array, idLength: number): Generator<TreeEntry> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < buffer.length; ) {
    const space = buffer.indexOf(SPACE, at);
    const nul = buffer.indexOf(NUL, space);
    if (space < 0 || nul < 0 || nul + idLength >= buffer.length + 1) throw missingObject('a tree object is malformed');
    const mode = buffer.toString('latin1', at, space).padStart(6, '0');
    const name = buffer.subarray(space + 1, nul);
    yield { mode, name, oid: buffer.toString('hex', nul + 1, nul + 1 + idLength) };
    at = nul + 1 + idLength;
  }
}

/** What a commit has at a path, byte for byte; null: nothing. A directory is an entry of mode `040000`. */
export async function lookUp(objects: ObjectStore, commit: string, path: string): Promise<FileSide | null> {
  let found: FileSide = { mode: '040000', oid: await treeOf(objects, commit) };
  for (const part of path.split('/')) {
    if (found.mode !== '040000') return null;
    const next = await entryNamed(objects, found.oid, Buffer.from(part, 'utf8'));
    if (!next) return null;
    found = next;
  }
  return found;
}

async function entryNamed(objects: ObjectStore, tree: string, name: Buffer): Promise<FileSide | null> {
  const bytes = await readBounded(objects, tree);
  for (const entry of treeEntries(bytes, tree.length / 2)) {
    if (name.equals(entry.name)) return { mode: entry.mode, oid: entry.oid };
  }
  return null;
}

/** What a commit object itself says, whatever replacements, grafts or a shallow boundary would make of it. */
async function readCommit(
  objects: ObjectStore,
  commit: string,
): Promise<{ readonly tree: string; readonly parents: readonly string[] }> {
  const bytes = await readBounded(objects, commit);
  const text = Buffer.from(bytes).toString('latin1');
  const header = text.slice(0, text.indexOf('\n\n') + 1);
  const tree = /^tree ([0-9a-f]{40,64})\n/.exec(header)?.[1];
  if (tree === undefined) throw missingObject(`${commit} is not a commit`);
  const parents = Array.from(header.matchAll(/^parent ([0-9a-f]{40,64})$/gm), (match) => match[1] ?? '');
  return { tree, parents };
}

async function treeOf(objects: ObjectStore, commit: string): Promise<string> {
  return (await readCommit(objects, commit)).tree;
}

async function readBounded(objects: ObjectStore, oid: string): Promise<Uint8Array> {
  const [info] = await objects.info([oid]);
  if (!info) throw missingObject(`${oid} is not there`);
  if (info.size > MAX_TREE_BYTES) {
    throw new GatehouseError(
      'too-large',
      `${oid} is a ${info.type} of ${info.size} bytes`,
      'Nothing that size is judged.',
    );
  }
  const [bytes] = await objects.read([oid]);
  return bytes ?? new Uint8Array();
}
