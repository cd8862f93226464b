import { GatehouseError, type ImageSet } from '@gatehouse/policy';
import { pinsIn } from '../pins/places.ts';
import type { Pin } from '../types.ts';

/** The pins of one version of a file. */
export type PinReader = (path: string, oid: string) => readonly Pin[];

const NONE: readonly Pin[] = [];

/** Reads each version of a file once. A version without any digest is not even parsed. */
export function pinReader(set: Pick<ImageSet, 'images'>, blobs: ReadonlyMap<string, Uint8Array>): PinReader {
  const known = new Map<string, readonly Pin[]>();
  return (path, oid) => {
    const key = `${oid} ${path}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const bytes = blobs.get(oid);
    if (bytes === undefined) throw unread(path, oid);
    const file = { path, oid, bytes, mode: '100644' };
    const pins = hasDigest(bytes) ? pinsIn(set, file).places.map(({ pin }) => pin) : NONE;
    known.set(key, pins);
    return pins;
  };
}

function hasDigest(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('sha256:');
}

function unread(path: string, oid: string): GatehouseError {
  return new GatehouseError(
    'incomplete',
    `The version ${oid} of ${path} was not read, so the history of its pins is not known.`,
    'Run it again; if it happens again, report it with the log.',
  );
}
