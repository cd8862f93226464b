import type { PromotionHistory, State } from '../types.ts';

/**
 * The state at which an image came to be pinned to a digest that it is pinned to today: the oldest of those that have it without a break
 * until now. Null: no state has it.
 */
export function pinnedSince({ promotions }: PromotionHistory, image: string, digest: string): State | null {
  const has = ({ pins }: State) => pins.some((pin) => pin.image === image && pin.digest === digest);
  const end = promotions.findIndex(({ state }) => !has(state));
  return promotions[(end < 0 ? promotions.length : end) - 1]?.state ?? null;
}
