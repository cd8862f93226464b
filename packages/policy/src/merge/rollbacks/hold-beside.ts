import type { Bump, ChangedFile, FileSide, Locator } from '@gatehouse/bumps';
import { readSetHold, refusesNoLess, type SetHold } from '../../holds/set-hold.ts';

/**
 * The digests that a hold refuses anew and the bumps do not leave; empty for that of a rollback by one step. Null: it is no hold of what the
 * bumps take back, for it is neither added nor in place of one that refused no more, or it refuses what they go to.
 */
export function refusedBesides(file: ChangedFile, bumps: readonly Bump[], locate: Locator): readonly string[] | null {
  const hold = holdOf(file.path, file.after, locate);
  const old = file.before === null ? null : holdOf(file.path, file.before, locate);
  if (hold === null || (file.before !== null && (old === null || !refusesNoLess(hold, old)))) return null;
  const left = new Set(bumps.map(({ from }) => from.digest));
  const reached = new Set(bumps.map(({ to }) => to.digest));
  const known = new Set(old?.refuses);
  if (hold.refuses.some((digest) => reached.has(digest))) return null;
  return hold.refuses.filter((digest) => !known.has(digest) && !left.has(digest));
}

function holdOf(path: string, side: FileSide | null, locate: Locator): SetHold | null {
  if (side?.bytes === undefined) return null;
  const { text } = locate(path, { oid: side.oid, bytes: side.bytes });
  return text === null ? null : readSetHold(path, text);
}
