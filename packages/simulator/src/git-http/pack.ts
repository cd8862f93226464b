import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { encodeCommit, encodeTag, encodeTree } from '../state/encoding.ts';
import type { GitObject } from '../state/objects.ts';

/** A pack of whole objects, version 2. Nothing in it is a delta, which every client takes. */
export function encodePack(objects: readonly GitObject[]): Buffer {
  const header = Buffer.alloc(12);
  header.write('PACK', 'latin1');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(objects.length, 8);
  const content = Buffer.concat([header, ...objects.map(packed)]);
  return Buffer.concat([content, createHash('sha1').update(content).digest()]);
}

const NUMBERS: Readonly<Record<GitObject['type'], number>> = { commit: 1, tree: 2, blob: 3, tag: 4 };

/** Objects never change, and a history is sent again and again. */
const known = new WeakMap<GitObject, Buffer>();

function packed(object: GitObject): Buffer {
  const before = known.get(object);
  if (before !== undefined) return before;
  const bytes = contentOf(object);
  const made = Buffer.concat([entryHeader(NUMBERS[object.type], bytes.length), deflateSync(bytes, { level: 1 })]);
  known.set(object, made);
  return made;
}

function contentOf(object: GitObject): Buffer {
  switch (object.type) {
    case 'blob':
      return object.bytes;
    case 'tree':
      return encodeTree(object.entries);
    case 'commit':
      return encodeCommit(object);
    case 'tag':
      return encodeTag(object);
  }
}

/** Three bits of type and four of the size, then seven of the size in each byte that the one before announced. */
function entryHeader(type: number, size: number): Buffer {
  const bytes = [(type << 4) | (size & 0x0f)];
  for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 0x80;
    bytes.push(rest & 0x7f);
  }
  return Buffer.from(bytes);
}
