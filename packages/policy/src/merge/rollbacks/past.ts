import type { Change } from '@gatehouse/bumps';
import type { PastState } from '../rollback.ts';

/** The part of what was read that surely is the base's own line: from its tip, each the first parent of the one before. */
export function ownLine(change: Change, states: readonly PastState[]): readonly PastState[] {
  let expected: string | null = change.baseTip ?? change.base;
  const line: PastState[] = [];
  for (const state of states) {
    if (state.commit !== expected || state.blobs.length !== change.files.length) break;
    line.push(state);
    expected = state.firstParent;
  }
  return line;
}

/** Blobs of both sides are known with the change. */
export function knownBlobs(change: Change): Map<string, Uint8Array> {
  const sides = change.files.flatMap(({ before, after }) => [before, after]);
  return new Map(sides.flatMap((side) => (side?.bytes === undefined ? [] : [[side.oid, side.bytes] as const])));
}
