import type { ImageSet } from '@gatehouse/policy';
import type { Digests, Pin, State } from '../types.ts';

/** The state that pins make at a commit. */
export function stateOf(
  set: Pick<ImageSet, 'images'>,
  pins: readonly Pin[],
  commit: { readonly oid: string; readonly committedAt: string },
): State {
  const byImage = new Map<string, Set<string>>();
  for (const { image, digest } of pins) byImage.set(image, (byImage.get(image) ?? new Set()).add(digest));
  const images = set.images.map(({ repository }) => repository);
  const one = (image: string) => (byImage.get(image)?.size === 1 ? [...(byImage.get(image) ?? [])] : []);
  return {
    commit: commit.oid,
    committedAt: commit.committedAt,
    pins,
    digests: new Map(images.flatMap((image) => one(image).map((digest) => [image, digest] as const))),
    disagreeing: images.filter((image) => (byImage.get(image)?.size ?? 0) > 1),
    absent: images.filter((image) => !byImage.has(image)),
  };
}

/** Every image of the set is pinned, and its pins agree. */
export function isComplete(state: State): boolean {
  return state.disagreeing.length === 0 && state.absent.length === 0;
}

/** The same digest for every image, and no other image. */
export function sameDigests(one: Digests, other: Digests): boolean {
  return one.size === other.size && [...one].every(([image, digest]) => other.get(image) === digest);
}

/** Images with what is pinned of them, each digest once: what a promotion changes. Which places, and how many, is no part of it. */
export function digestSets(pins: readonly Pin[]): ReadonlyMap<string, string> {
  const byImage = new Map<string, Set<string>>();
  for (const { image, digest } of pins) byImage.set(image, (byImage.get(image) ?? new Set()).add(digest));
  return new Map([...byImage].map(([image, digests]) => [image, [...digests].sort().join(' ')]));
}
