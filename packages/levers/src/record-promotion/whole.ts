import { isComplete, type Promotion, sameDigests } from '@gatehouse/release';

/** Whole states, newest first, without those that only came back to an older one: the tag of a commit is for the first that it made. */
export function wholePromotions(promotions: readonly Promotion[]): readonly Promotion[] {
  const whole = promotions.filter(({ state }) => isComplete(state));
  return whole.filter(
    ({ state }, at) => !whole.slice(at + 1).some((older) => sameDigests(older.state.digests, state.digests)),
  );
}
