import type { FileSide } from '@gatehouse/bumps';
import { BLOB, type BlobAnswer } from './blob.ts';

/** Selections for a `TreeEntry`: what git's tree says, and that with the content. */
export const BARE_ENTRY = 'mode oid type object { ... on Blob { byteSize } }';
export const WHOLE_ENTRY = `mode oid type object { ... on Blob { ${BLOB} } }`;

export interface EntryAnswer {
  /** Decimal: 33188 is 100644. */
  readonly mode: number;
  readonly oid: string;
  readonly type: string;
  /** Null or empty for what is no blob of this repository (a submodule's commit). */
  readonly object: Partial<BlobAnswer> | null;
}

/** A path at a commit as a side of a change, without bytes. A directory is not a file, so the path is absent. */
export function sideOf(entry: EntryAnswer | null): FileSide | null {
  if (entry === null || entry.type === 'tree') return null;
  const size = entry.object?.byteSize;
  const side = { mode: entry.mode.toString(8).padStart(6, '0'), oid: entry.oid };
  return size === undefined ? side : { ...side, size };
}

export function isRegular(side: FileSide): boolean {
  return side.mode === '100644' || side.mode === '100755';
}

/** Whether the answer has the selection of `BLOB`, so that its text can be proved. */
export function hasText(object: EntryAnswer['object']): object is BlobAnswer {
  return object !== null && object.text !== undefined && object.isTruncated !== undefined;
}
