import { createHash } from 'node:crypto';
import type { ChangedFile, FileSide } from './change.ts';
import type { Blob } from './locate.ts';

/** Builders for tests: blobs and changed files from plain strings, with true git blob ids. */
export function blob(content: string | Uint8Array): Blob {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { bytes, oid: createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex') };
}

export function side(content: string | Uint8Array, mode = '100644'): FileSide {
  const { oid, bytes } = blob(content);
  return { mode, oid, bytes, size: bytes.length };
}

/** A file modified in place. */
export function modified(path: string, before: string | Uint8Array, after: string | Uint8Array): ChangedFile {
  return { path, pathIsText: true, before: side(before), after: side(after) };
}
