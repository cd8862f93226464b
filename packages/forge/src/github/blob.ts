import { createHash } from 'node:crypto';
import type { Client } from './client.ts';
import { incomplete } from './faults.ts';

/** Selection for a `Blob` whose bytes are wanted. */
export const BLOB = 'byteSize isBinary isTruncated text';

export interface BlobAnswer {
  readonly byteSize: number;
  readonly isBinary: boolean | null;
  readonly isTruncated: boolean;
  /** GitHub's decoded view, which need not be the bytes: they are proved by their hash. */
  readonly text: string | null;
}

/** The id git gives to these bytes, in the hash function that the expected id is of. */
export function blobId(bytes: Uint8Array, like: string): string {
  const hash = createHash(like.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** The bytes behind `text` if it proves to be all of them; null: they must be read another way. */
export function provenBytes(blob: BlobAnswer, oid: string): Uint8Array | null {
  if (blob.text === null || blob.isTruncated) return null;
  const bytes = new TextEncoder().encode(blob.text);
  return blobId(bytes, oid) === oid ? bytes : null;
}

/** Reads the bytes one blob at a time (Base64, so exact), and hashes them again. */
export async function readBlob(client: Client, oid: string, path: string): Promise<Uint8Array> {
  const blob = await client.rest({ what: `read ${path}`, needs: 'contents: read' }, (rest, where) =>
    rest.git.getBlob({ ...where, file_sha: oid }),
  );
  const encoding = blob.encoding === 'base64' ? 'base64' : 'utf8';
  const bytes = Uint8Array.from(Buffer.from(blob.content, encoding));
  if (blobId(bytes, oid) !== oid) throw incomplete(`GitHub gave other bytes for ${path} than blob ${oid} has`);
  return bytes;
}
