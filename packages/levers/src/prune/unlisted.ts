import { RegistryError } from '@gatehouse/registry';
import pMap from 'p-map';
import { REGISTRY_CONCURRENCY } from '../shared/index.ts';
import { type Found, factsOf } from './manifests.ts';
import type { PlanDeps } from './types.ts';

/** By image repository. */
export type Digests = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Asks for digests that git pins and no list has: registries list only what has a tag, and lists of packages are stale for a while. What
 * is there is kept with all that it holds; what is not is returned, for it is pinned and gone.
 */
export async function addUnlisted(
  { registry }: Pick<PlanDeps, 'registry'>,
  found: Found,
  unlisted: Digests,
): Promise<readonly string[]> {
  const wanted = [...unlisted].flatMap(([image, digests]) => [...digests].map((digest) => ({ image, digest })));
  const gone: string[] = [];
  const added = await pMap(
    wanted,
    async ({ image, digest }) => {
      try {
        return { image, digest, facts: factsOf(await registry.readManifest(image, digest)) };
      } catch (error) {
        if (!(error instanceof RegistryError) || error.code !== 'not-found') throw error;
        gone.push(`${image}@${digest}`);
        return null;
      }
    },
    { concurrency: REGISTRY_CONCURRENCY },
  );
  const there = new Set(found.versions.map(({ image, digest }) => `${image}@${digest}`));
  for (const one of added) {
    if (one === null) continue;
    const { image, digest, facts } = one;
    found.manifests.set(digest, facts);
    if (there.has(`${image}@${digest}`)) continue;
    there.add(`${image}@${digest}`);
    found.versions.push({ image, digest, id: null, tags: [], createdAt: null, updatedAt: null });
  }
  return gone.sort();
}
