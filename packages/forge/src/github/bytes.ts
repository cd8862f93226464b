import { type ChangedFile, type FileSide, MAX_BLOB_BYTES, MAX_CHANGE_BYTES } from '@gatehouse/bumps';
import pMap from 'p-map';
import { tooMuchContent } from '../too-much-content.ts';
import { provenBytes, readBlob } from './blob.ts';
import type { Client } from './client.ts';
import { type EntryAnswer, hasText, isRegular } from './entry.ts';
import { CONCURRENCY } from './limits.ts';

/**
 * Adds the bytes of every file that could be proved: regular on both sides and not too large; with `added`, of added ones too.
 * Each distinct blob is read once; what GraphQL's text does not prove is read by itself.
 */
export async function addBytes(
  client: Client,
  files: readonly ChangedFile[],
  answers: readonly (EntryAnswer | null)[],
  added = false,
): Promise<ChangedFile[]> {
  const isRead = added ? isReadable : isProvable;
  const wanted = wantedBlobs(files.filter(isRead));
  refuseTooMuch(wanted);
  const bytes = new Map<string, Uint8Array>();
  for (const answer of answers) {
    if (answer === null || !wanted.has(answer.oid) || bytes.has(answer.oid) || !hasText(answer.object)) continue;
    const proven = provenBytes(answer.object, answer.oid);
    if (proven !== null) bytes.set(answer.oid, proven);
  }
  const left = [...wanted].filter(([oid]) => !bytes.has(oid));
  await pMap(left, async ([oid, { path }]) => bytes.set(oid, await readBlob(client, oid, path)), {
    concurrency: CONCURRENCY,
  });
  return files.map((file) => {
    if (!isRead(file)) return file;
    return { ...file, before: withBytes(file.before, bytes), after: withBytes(file.after, bytes) };
  });
}

interface WantedBlob {
  /** A path that has it, for messages. */
  readonly path: string;
  readonly size: number;
}

function refuseTooMuch(wanted: ReadonlyMap<string, WantedBlob>): void {
  const total = [...wanted.values()].reduce((sum, { size }) => sum + size, 0);
  if (total > MAX_CHANGE_BYTES) throw tooMuchContent(`${total} bytes`);
}

/** By blob id. */
function wantedBlobs(files: readonly ChangedFile[]): Map<string, WantedBlob> {
  const wanted = new Map<string, WantedBlob>();
  for (const file of files) {
    for (const side of [file.before, file.after]) {
      if (side !== null && !isTooLarge(side)) wanted.set(side.oid, { path: file.path, size: side.size ?? 0 });
    }
  }
  return wanted;
}

function isProvable(file: ChangedFile): boolean {
  return [file.before, file.after].every((side) => side !== null && isRegular(side));
}

/** An added file can be read although it cannot be proved. */
function isReadable({ before, after }: ChangedFile): boolean {
  return after !== null && isRegular(after) && (before === null || isRegular(before));
}

function isTooLarge(side: FileSide): boolean {
  return (side.size ?? 0) > MAX_BLOB_BYTES;
}

function withBytes(side: FileSide | null, bytes: ReadonlyMap<string, Uint8Array>): FileSide | null {
  const found = side === null ? undefined : bytes.get(side.oid);
  return side === null || found === undefined ? side : { ...side, bytes: found };
}
