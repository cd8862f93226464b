import type { TreeEntry } from '@gatehouse/forge';
import type { ReadSource } from './sources.ts';

/** How much is in memory at a time. */
const BATCH_BYTES = 16 * 1024 * 1024;
const BATCH_BLOBS = 100;
const TREES_AT_ONCE = 4;
/** Contents that a clone fetches in one request. */
const BLOBS_AT_ONCE = 5000;

type Reader = ReadSource['reader'];

interface Sized {
  readonly oid: string;
  readonly size: number;
}

export interface FoundBlob {
  readonly bytes: Uint8Array;
  /** Where it was met first. */
  readonly path: string;
  /** Repository, ref and that path. */
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
  const places = new Map<string, Place>();
  for await (const { ref, files } of filesOf(source.reader, source.commits))
    for (const { oid, path, size } of files)
      if (!places.has(oid) && !source.seen.has(oid))
        places.set(oid, { path, place: `${source.source.repository} ${ref} ${path}`, size: size ?? BATCH_BYTES / 8 });
  const all = [...places].map(([oid, { size }]) => ({ oid, size }));
  for (let at = 0; at < all.length; at += BLOBS_AT_ONCE) {
    const some = await sized(source.reader, all.slice(at, at + BLOBS_AT_ONCE));
    for (const batch of batches(some)) await visitBatch(source.reader, batch, places, visit);
  }
  for (const oid of places.keys()) source.seen.add(oid);
  return places.size;
}

interface Place {
  readonly path: string;
  readonly place: string;
  readonly size: number;
}

interface RefFiles {
  readonly ref: string;
  readonly files: readonly TreeEntry[];
}

/** What each ref has, in order; of a clone, what no ref before it has. */
async function* filesOf(reader: Reader, commits: ReadSource['commits']): AsyncGenerator<RefFiles> {
  if (reader.readFiles === undefined) return yield* listedFiles(reader, commits);
  let at = 0;
  for await (const files of reader.readFiles(commits.map(({ commit }) => commit))) {
    yield { ref: commits[at]?.ref ?? '', files };
    at += 1;
  }
  if (at < commits.length) throw new Error(`only ${at} of ${commits.length} commits were listed`);
}

/** A few trees at a time: thousands of refs with thousands of files each fit into no memory. */
async function* listedFiles(reader: Reader, commits: ReadSource['commits']): AsyncGenerator<RefFiles> {
  for (let at = 0; at < commits.length; at += TREES_AT_ONCE) {
    const some = commits.slice(at, at + TREES_AT_ONCE);
    const trees = await Promise.all(some.map(({ commit }) => reader.readTree(commit)));
    for (const [nth, { ref }] of some.entries()) yield { ref, files: (trees[nth] ?? []).filter(isBlob) };
  }
}

async function visitBatch(
  reader: Reader,
  oids: readonly string[],
  places: ReadonlyMap<string, Place>,
  visit: (blob: FoundBlob) => void,
): Promise<void> {
  const blobs = await reader.readBlobs(oids);
  for (const oid of oids) {
    const bytes = blobs.get(oid);
    if (bytes === undefined) throw new Error(`blob ${oid} was not delivered`);
    visit({ bytes, path: places.get(oid)?.path ?? '', place: places.get(oid)?.place ?? '' });
  }
}

/** A clone lists no sizes; it fetches many contents at once onto the disk, and knows their sizes then. */
async function sized(reader: Reader, blobs: readonly Sized[]): Promise<readonly Sized[]> {
  if (reader.have === undefined) return blobs;
  const sizes = await reader.have(
    blobs.map(({ oid }) => oid),
    'blob',
  );
  return blobs.map(({ oid, size }, at) => ({ oid, size: sizes[at] ?? size }));
}

/** Submodules are commits of other repositories; list those in the policy if they pin anything. */
const isBlob = ({ mode }: TreeEntry): boolean => mode.startsWith('10') || mode === '120000';

function batches(blobs: readonly Sized[]): readonly string[][] {
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
