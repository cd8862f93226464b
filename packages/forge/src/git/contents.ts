import { type ChangedFile, type FileSide, MAX_BLOB_BYTES, MAX_CHANGE_BYTES } from '@gatehouse/bumps';
import { tooMuchContent } from '../too-much-content.ts';
import { missingObject } from './faults.ts';
import type { ObjectStore } from './objects.ts';

/** What was added can be read although it cannot be proved; everything else is decided by its metadata. */
function isReadable({ before, after }: ChangedFile): boolean {
  return after !== null && isRegular(after) && (before === null || isRegular(before));
}

/** Only what was modified in place can be proved. */
function isProvable(file: ChangedFile): boolean {
  return file.before !== null && isReadable(file);
}

function isRegular({ mode }: FileSide): boolean {
  return /^100(644|755)$/.test(mode);
}

/**
 * How many bytes `withContents` would read for each of several changes, asked in one go; what is missing or too large weighs
 * nothing here and is told when it is read.
 */
export async function weighContents(
  objects: ObjectStore,
  changes: readonly (readonly ChangedFile[])[],
): Promise<readonly number[]> {
  const oids = changes.map(readableOids);
  const infos = await objects.info([...new Set(oids.flat())]);
  const sizes = new Map(infos.map((info) => [info?.oid, info && info.size <= MAX_BLOB_BYTES ? info.size : 0]));
  return oids.map((some) => some.reduce((sum, oid) => sum + (sizes.get(oid) ?? 0), 0));
}

/**
 * Sizes for every file that was added or modified in place, bytes for those within the cap.
 *
 * Throws `missing-object` when a blob is not there, `too-large` when the contents of all modified files pass `MAX_CHANGE_BYTES`.
 */
export async function withContents(
  objects: ObjectStore,
  files: readonly ChangedFile[],
): Promise<readonly ChangedFile[]> {
  const oids = readableOids(files);
  const sizes = await sizesOf(objects, oids);
  const isSmall = (oid: string) => (sizes.get(oid) ?? 0) <= MAX_BLOB_BYTES;
  const weigh = (some: readonly string[]) => some.reduce((sum, oid) => sum + (sizes.get(oid) ?? 0), 0);
  const [small, provable] = [oids.filter(isSmall), readableOids(files.filter(isProvable)).filter(isSmall)];
  refuseTooMuch(weigh(provable));
  // No proof needs what was added: where it is too much, it is left unread, and then nothing good is known of it.
  const wanted = weigh(small) > MAX_CHANGE_BYTES ? provable : small;
  const read = await objects.read(wanted);
  const bytes = new Map(wanted.map((oid, at) => [oid, read[at]]));

  const filled = (side: FileSide | null): FileSide | null => {
    const content = side ? bytes.get(side.oid) : undefined;
    return side && { ...side, size: sizes.get(side.oid), ...(content && { bytes: content }) };
  };
  return files.map((file) =>
    isReadable(file) ? { ...file, before: filled(file.before), after: filled(file.after) } : file,
  );
}

function readableOids(files: readonly ChangedFile[]): readonly string[] {
  const sides = files.filter(isReadable).flatMap((file) => [file.before, file.after]);
  return [...new Set(sides.flatMap((side) => side?.oid ?? []))];
}

async function sizesOf(objects: ObjectStore, oids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const infos = await objects.info(oids);
  return new Map(
    oids.map((oid, at) => {
      const info = infos[at];
      if (!info) throw missingObject(`blob ${oid} is not there`);
      if (info.type !== 'blob') throw missingObject(`${oid} stands where a file should be and is a ${info.type}`);
      return [oid, info.size];
    }),
  );
}

function refuseTooMuch(total: number): void {
  if (total > MAX_CHANGE_BYTES) throw tooMuchContent(`${total} bytes`);
}
