import { sameDigests } from '../history/index.ts';
import type { Digests, Promotion, PromotionHistory, State } from '../types.ts';

/** Both say the same of these images. */
export function agree(one: Digests, other: Digests, images: readonly string[]): boolean {
  return images.every((image) => one.has(image) && one.get(image) === other.get(image));
}

/** Images whose pins a state would have to move to reach another; whatever disagrees has to move. */
export function movedImages(from: State, to: Digests): readonly string[] {
  return [...to].filter(([image, digest]) => from.digests.get(image) !== digest).map(([image]) => image);
}

/** Digests that pins have now and that the target does not have, each once; all of an image whose pins disagree. */
export function leftDigests(from: State, to: Digests): readonly string[] {
  const left = from.pins.filter(({ image, digest }) => to.get(image) !== digest);
  return [...new Set(left.map(({ digest }) => digest))];
}

/** The promotion that first brought these digests together: what a build moved, and no rollback. */
export function firstPromotion({ promotions }: PromotionHistory, digests: Digests): Promotion | null {
  return promotions.findLast(({ state }) => sameDigests(state.digests, digests)) ?? null;
}

/**
 * Whether going there is going forward again: what is there now was there before the target ever was. The gate takes such a change for the
 * promotion that it is.
 */
export function isForward({ promotions }: PromotionHistory, from: State, to: Digests): boolean {
  const moved = movedImages(from, to);
  const oldest = promotions.findLastIndex(({ state }) => agree(state.digests, to, moved));
  return oldest >= 0 && promotions.slice(oldest + 1).some(({ state }) => agree(state.digests, from.digests, moved));
}
