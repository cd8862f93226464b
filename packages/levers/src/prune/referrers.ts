import { pendingRevision, type Use, type Version } from '@gatehouse/release';
import pMap from 'p-map';
import { REGISTRY_CONCURRENCY } from '../shared/index.ts';
import { type Found, isLeaf } from './manifests.ts';
import type { PlanDeps } from './types.ts';

/** Pending versions of registries that list no versions, which nothing in git uses: all that could go there, with their places in `found`. */
export function unusedPending(
  { versions }: Pick<Found, 'versions'>,
  uses: readonly Use[],
  isListed: (image: string) => boolean,
): readonly (readonly [at: number, version: Version])[] {
  const used = new Set(uses.map(({ digest }) => digest));
  return [...versions.entries()].filter(([, { image, tags, digest }]) => {
    const pending = tags.length > 0 && tags.every((tag) => pendingRevision(tag) !== null);
    return pending && !isListed(image) && !used.has(digest);
  });
}

/** Adds what refers to images that could go: it has no tag, and no index names it. */
export async function addReferrers(
  { registry }: Pick<PlanDeps, 'registry'>,
  found: Found,
  isListed: (image: string) => boolean,
): Promise<void> {
  const answers = await pMap(
    unusedPending(found, [], isListed),
    async ([, { image, digest }]) => ({ image, digest, referrers: await registry.referrers(image, digest) }),
    { concurrency: REGISTRY_CONCURRENCY },
  );
  const there = new Set(found.versions.map(({ image, digest }) => `${image}@${digest}`));
  for (const { image, digest: subject, referrers } of answers)
    for (const { digest, mediaType } of referrers) {
      // One that is an index is read as any other manifest.
      if (isLeaf(mediaType) && !found.manifests.has(digest)) found.manifests.set(digest, { children: [], subject });
      if (there.has(`${image}@${digest}`)) continue;
      there.add(`${image}@${digest}`);
      found.versions.push({ image, digest, id: null, tags: [], createdAt: null, updatedAt: null });
    }
}
