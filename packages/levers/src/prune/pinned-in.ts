import type { ImageSet } from '@gatehouse/policy';
import { scanPins } from '@gatehouse/release';
import { pinnedNames } from './pinned-names.ts';
import type { Digests } from './unlisted.ts';

/**
 * Digests that a file pins as those of the image repositories: right behind the name in whatever file, and by structure where a manager reads
 * it, for Helm and Kustomize write name and digest on lines of their own.
 */
export function pinnedIn(
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
  images: readonly string[],
): Digests {
  const found = new Map([...pinnedNames(bytes, images)].map(([image, digests]) => [image, new Set(digests)]));
  const { pins } = scanPins(setOf(images), [{ path, bytes, oid: '', mode: '100644' }]);
  for (const { image, digest } of pins) found.set(image, (found.get(image) ?? new Set()).add(digest));
  return found;
}

const setOf = (images: readonly string[]): ImageSet => ({
  name: 'all',
  source: null,
  images: images.map((repository) => ({ repository, inventory: null, smoke: null })),
  pins: null,
  floor: null,
  provenance: null,
  allowWithoutRuntime: false,
});
