import { GatehouseError } from '@gatehouse/policy';
import { missingObject } from './faults.ts';
import type { ObjectStore } from './objects.ts';

/** A directory of a million entries is some 40 MiB; nothing a person keeps comes near. */
const MAX_BYTES = 64 * 1024 * 1024;
/** How much is read at a time. */
const BATCH_BYTES = 8 * 1024 * 1024;
const BATCH_OBJECTS = 500;

/**
 * Commits or trees by id, in the order asked, some at a time: while those are looked at, git reads the next.
 *
 * Throws `missing-object` for what is not there or is something else, `too-large`.
 */
export async function* readObjects(
  objects: ObjectStore,
  oids: readonly string[],
  type: 'commit' | 'tree',
): AsyncGenerator<Uint8Array> {
  const batches = batchesOf(oids, await sizesOf(objects, oids, type));
  const read = (at: number) => {
    const coming = objects.read(batches[at] ?? []);
    // Whoever waits for it learns of it; nobody may come to.
    coming.catch(() => undefined);
    return coming;
  };
  for (let at = 0, coming = read(0); at < batches.length; at += 1) {
    const some = await coming;
    coming = read(at + 1);
    yield* some;
  }
}

async function sizesOf(
  objects: ObjectStore,
  oids: readonly string[],
  type: 'commit' | 'tree',
): Promise<readonly number[]> {
  const infos = await objects.info(oids);
  return infos.map((info, at) => {
    if (!info) throw missingObject(`${type} ${oids[at]} is not there`);
    if (info.type !== type) throw missingObject(`${info.oid} stands where a ${type} should be and is a ${info.type}`);
    if (info.size > MAX_BYTES)
      throw tooLarge(`${info.oid} is a ${type} of ${info.size} bytes; at most ${MAX_BYTES} are read`);
    return info.size;
  });
}

function batchesOf(oids: readonly string[], sizes: readonly number[]): readonly (readonly string[])[] {
  const batches: string[][] = [];
  let bytes = 0;
  for (const [at, oid] of oids.entries()) {
    bytes += sizes[at] ?? 0;
    const last = batches.at(-1);
    if (last && last.length < BATCH_OBJECTS && bytes <= BATCH_BYTES) last.push(oid);
    else {
      batches.push([oid]);
      bytes = sizes[at] ?? 0;
    }
  }
  return batches;
}

function tooLarge(what: string): GatehouseError {
  return new GatehouseError(
    'too-large',
    what,
    'Divide what it is made of (a folder with fewer files, a shorter message), and delete the branch or tag that still has it.',
  );
}
