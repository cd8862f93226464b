import { GatehouseError, type ImageSet } from '@gatehouse/policy';
import { mayHoldPins } from '../pins/index.ts';
import type { Digests, Pin, Promotion, PromotionHistory, State } from '../types.ts';
import type { HistoryCommit } from './blobs.ts';
import { pinReader } from './pin-reader.ts';
import { digestSets, isComplete, sameDigests, stateOf } from './state.ts';

/**
 * Every promotion of a set, from the first-parent line of the base branch alone: the commits whose state differs from their first parent's.
 * The set is taken as it is today, also for the past: an image that was added to it since is absent from older states. Files that did not
 * change are not read again.
 *
 * @param line from the tip back to the root, each the first parent of the one before
 * @param blobs those of `historyBlobs`
 * @throws GatehouseError `incomplete` when a blob is missing, `shallow` when the line does not go back to its root
 */
export function promotionHistory(
  set: ImageSet,
  line: readonly HistoryCommit[],
  blobs: ReadonlyMap<string, Uint8Array>,
): PromotionHistory {
  mustBeWhole(line);
  const read = pinReader(set, blobs);
  const pinned = new Map<string, readonly Pin[]>();
  const promotions: Promotion[] = [];
  let before: ReadonlyMap<string, string> = new Map();
  for (let at = line.length - 1; at >= 0; at--) {
    const commit = line[at];
    if (commit === undefined || !applyTo(pinned, set, commit, read)) continue;
    const pins = inOrder(pinned);
    const now = digestSets(pins);
    const moved = movedImages(set, before, now);
    if (moved.length > 0) promotions.push({ state: stateOf(set, pins, commit), moved });
    before = now;
  }
  return { set, tip: line[0]?.oid ?? '', promotions: promotions.reverse() };
}

/** Takes a commit's changes over; false: no pin stands in what it changed, before or after. */
function applyTo(
  pinned: Map<string, readonly Pin[]>,
  set: ImageSet,
  { changed }: HistoryCommit,
  read: (path: string, oid: string) => readonly Pin[],
): boolean {
  let touched = false;
  for (const { path, mode, oid } of changed) {
    if (!mayHoldPins(set, path)) continue;
    const pins = oid === null || !mode.startsWith('100') ? [] : read(path, oid);
    touched ||= pins.length > 0 || pinned.has(path);
    if (pins.length > 0) pinned.set(path, pins);
    else pinned.delete(path);
  }
  return touched;
}

function inOrder(pinned: ReadonlyMap<string, readonly Pin[]>): readonly Pin[] {
  return [...pinned.keys()].sort().flatMap((path) => pinned.get(path) ?? []);
}

function movedImages(set: ImageSet, before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>) {
  return set.images.map(({ repository }) => repository).filter((image) => before.get(image) !== now.get(image));
}

function mustBeWhole(line: readonly HistoryCommit[]): void {
  const broken = line.findIndex(({ firstParent }, at) => firstParent !== (line[at + 1]?.oid ?? null));
  if (broken < 0) return;
  throw new GatehouseError(
    'shallow',
    `The first-parent line ends, or breaks, at ${line[broken]?.oid ?? 'its tip'}, so what was promoted before is not known.`,
    'Fetch the whole history (`git fetch --unshallow`) and run it again.',
  );
}

/** Today's state; null: the set was never pinned. */
export function currentState(history: PromotionHistory): State | null {
  return history.promotions[0]?.state ?? null;
}

/** The newest complete state with exactly these digests; null: they were never promoted together. */
export function findState(history: PromotionHistory, digests: Digests): State | null {
  const found = history.promotions.find(({ state }) => isComplete(state) && sameDigests(state.digests, digests));
  return found?.state ?? null;
}
