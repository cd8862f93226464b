import { MAX_BLOB_BYTES } from '@gatehouse/bumps';
import { GatehouseError } from '@gatehouse/policy';
import type { FileAtCommit } from '../port.ts';
import { provenBytes, readBlob } from './blob.ts';
import type { Client } from './client.ts';
import { type EntryAnswer, hasText, isRegular, sideOf } from './entry.ts';

/** A file the policy needs (itself, or one that it names) at an exact commit, with every byte; absent: `bytes` null. */
export async function fileAtCommit(
  client: Client,
  path: string,
  commit: string,
  entry: EntryAnswer | null,
): Promise<FileAtCommit> {
  const side = sideOf(entry);
  if (side === null || entry === null) return { path, commit, bytes: null };
  if (!isRegular(side)) {
    throw unreadable(path, commit, `it has mode ${side.mode}, so it is no regular file`);
  }
  if ((side.size ?? 0) > MAX_BLOB_BYTES) {
    throw unreadable(path, commit, `it has ${side.size} bytes; at most ${MAX_BLOB_BYTES} are read`);
  }
  const proven = hasText(entry.object) ? provenBytes(entry.object, entry.oid) : null;
  return { path, commit, bytes: proven ?? (await readBlob(client, entry.oid, path)) };
}

function unreadable(path: string, commit: string, why: string): GatehouseError {
  return new GatehouseError(
    'policy-unreadable',
    `${path} at ${commit} cannot be read: ${why}`,
    'Commit it as a plain text file.',
  );
}
