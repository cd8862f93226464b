import type { Bump, ChangedFile, FileSide, Locator } from '@gatehouse/bumps';
import { readSetHold, refusesNoLess, type SetHold } from '../../holds/set-hold.ts';

/**
 * Whether a hold is the one of what the bumps take back: added, or in place of one that refused no more. Whatever it refuses anew is what
 * the bumps leave, and nothing it refuses is what they go to.
 */
export function isHoldOf(file: ChangedFile, bumps: readonly Bump[], locate: Locator): boolean {
  const hold = holdOf(file.path, file.after, locate);
  const old = file.before === null ? null : holdOf(file.path, file.before, locate);
  if (hold === null || (file.before !== null && (old === null || !refusesNoLess(hold, old)))) return false;
  const left = new Set(bumps.map(({ from }) => from.digest));
  const reached = new Set(bumps.map(({ to }) => to.digest));
  const known = new Set(old?.refuses);
  return hold.refuses.every((digest) => (known.has(digest) || left.has(digest)) && !reached.has(digest));
}

function holdOf(path: string, side: FileSide | null, locate: Locator): SetHold | null {
  if (side?.bytes === undefined) return null;
  const { text } = locate(path, { oid: side.oid, bytes: side.bytes });
  return text === null ? null : readSetHold(path, text);
}
