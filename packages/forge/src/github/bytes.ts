import { type ChangedFile, type FileSide, MAX_BLOB_BYTES } from '@gatehouse/bumps';
import pMap from 'p-map';
import { provenBytes, readBlob } from './blob.ts';
import type { Client } from './client.ts';
import { type EntryAnswer, hasText, isRegular } from './entry.ts';
import { CONCURRENCY } from './limits.ts';

/**
 * Adds the bytes of every file that could be proved: regular on both sides and not too large. Each distinct blob is read once; what
 * GraphQL's text does not prove is read by itself.
 */
export async function addBytes(
  client: Client,
  files: readonly ChangedFile[],
  answers: readonly (EntryAnswer | null)[],
): Promise<ChangedFile[]> {
  const wanted = wantedBlobs(files);
  const bytes = new Map<string, Uint8Array>();
  for (const answer of answers) {
    if (answer === null || !wanted.has(answer.oid) || bytes.has(answer.oid) || !hasText(answer.object)) continue;
    const proven = provenBytes(answer.object, answer.oid);
    if (proven !== null) bytes.set(answer.oid, proven);
  }
  const left = [...wanted].filter(([oid]) => !bytes.has(oid));
  await pMap(left, async ([oid, path]) => bytes.set(oid, await readBlob(client, oid, path)), {
    concurrency: CONCURRENCY,
  });
  return files.map((file) => {
    if (!isProvable(file)) return file;
    return { ...file, before: withBytes(file.before, bytes), after: withBytes(file.after, bytes) };
  });
}

/** Blob ids with a path that has them, for messages. */
function wantedBlobs(files: readonly ChangedFile[]): Map<string, string> {
  const wanted = new Map<string, string>();
  for (const file of files) {
    if (!isProvable(file)) continue;
    for (const side of [file.before, file.after]) {
      if (side !== null && !isTooLarge(side)) wanted.set(side.oid, file.path);
    }
  }
  return wanted;
}

function isProvable(file: ChangedFile): boolean {
  return [file.before, file.after].every((side) => side !== null && isRegular(side));
}

function isTooLarge(side: FileSide): boolean {
  return (side.size ?? 0) > MAX_BLOB_BYTES;
}

function withBytes(side: FileSide | null, bytes: ReadonlyMap<string, Uint8Array>): FileSide | null {
  const found = side === null ? undefined : bytes.get(side.oid);
  return side === null || found === undefined ? side : { ...side, bytes: found };
}
