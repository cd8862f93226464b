import type { TreeEntry } from '@gatehouse/forge';
import pMap from 'p-map';
import type { ReadSource } from './sources.ts';

/** How much is in memory at a time. */
const BATCH_BYTES = 16 * 1024 * 1024;
const BATCH_BLOBS = 100;

export interface FoundBlob {
  readonly bytes: Uint8Array;
  /** Repository, ref and path where it was met first. */
  readonly place: string;
}

/**
 * Shows every file that any ref has, each content once and none that was shown before; a link's content is what it points at. Returns how many there were. Throws what
 * the repository throws: one file unread could be the one with the pin.
 */
export async function visitBlobs(
  source: Pick<ReadSource, 'source' | 'reader' | 'commits' | 'seen'>,
  visit: (blob: FoundBlob) => void,
): Promise<number> {
  const places = new Map<string, { readonly place: string; readonly size: number }>();
  const trees = await pMap(
    source.commits,
    async ({ commit, ref }) => ({ ref, entries: await source.reader.readTree(commit) }),
    { concurrency: 4 },
  );
  for (const { ref, entries } of trees)
    for (const { oid, path, size } of entries.filter(isBlob))
      if (!places.has(oid) && !source.seen.has(oid))
        places.set(oid, { place: `${source.source.repository} ${ref} ${path}`, size: size ?? BATCH_BYTES / 8 });
  for (const batch of batches([...places].map(([oid, { size }]) => ({ oid, size })))) {
    const blobs = await source.reader.readBlobs(batch);
    for (const oid of batch) {
      const bytes = blobs.get(oid);
      if (bytes === undefined) throw new Error(`blob ${oid} was not delivered`);
      visit({ bytes, place: places.get(oid)?.place ?? '' });
    }
  }
  for (const oid of places.keys()) source.seen.add(oid);
  return places.size;
}

/** Submodules are commits of other repositories; list those in the policy if they pin anything. */
const isBlob = ({ mode }: TreeEntry): boolean => mode.startsWith('10') || mode === '120000';

function batches(blobs: readonly { readonly oid: string; readonly size: number }[]): readonly string[][] {
  const all: string[][] = [];
  let bytes = 0;
  for (const { oid, size } of blobs) {
    const last = all.at(-1);
    if (last && last.length < BATCH_BLOBS && bytes + size <= BATCH_BYTES) last.push(oid);
    else {
      all.push([oid]);
      bytes = 0;
    }
    bytes += size;
  }
  return all;
}
