import { type Mode, type RawName, rawName } from './objects.ts';
import type { ObjectStore } from './store.ts';
import type { PathEdit } from './tree.ts';

type FileMode = Exclude<Mode, '040000'>;

/** A file as a caller states it; a symlink's content is its target, a submodule has only an `oid`; null deletes. */
export type FileInput =
  | string
  | Uint8Array
  | { readonly mode?: FileMode; readonly content: string | Uint8Array }
  | { readonly mode?: FileMode; readonly oid: string }
  | null;

/** By path; the iterable form takes paths that are not UTF-8. */
export type FilesInput = Readonly<Record<string, FileInput>> | Iterable<readonly [string | Uint8Array, FileInput]>;

/** Stores the contents and returns what each path becomes. */
export function fileEdits(store: ObjectStore, files: FilesInput): Map<RawName, PathEdit> {
  const pairs = Symbol.iterator in files ? files : Object.entries(files);
  const edits = new Map<RawName, PathEdit>();
  for (const [path, file] of pairs) edits.set(rawName(path), fileEdit(store, file));
  return edits;
}

function fileEdit(store: ObjectStore, file: FileInput): PathEdit {
  if (file === null) return null;
  if (typeof file === 'string' || file instanceof Uint8Array) {
    return { mode: '100644', oid: store.putBlob(file).oid };
  }
  if ('oid' in file) return { mode: file.mode ?? '100644', oid: file.oid };
  return { mode: file.mode ?? '100644', oid: store.putBlob(file.content).oid };
}
