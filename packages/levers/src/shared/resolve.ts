import type { ImageSet } from '@gatehouse/policy';
import type { Registry } from '@gatehouse/registry';
import type { Digests } from '@gatehouse/release';
import pMap from 'p-map';

/** Registries answer many requests at once; politeness has a limit. */
export const REGISTRY_CONCURRENCY = 8;

export interface Resolved {
  readonly digests: Digests;
  /** Images that have no such tag. */
  readonly missing: readonly string[];
}

/** What one tag stands for on every image of a set, asked once. Throws RegistryError. */
export async function resolveRevision(
  registry: Pick<Registry, 'headManifest'>,
  set: { readonly images: readonly Pick<ImageSet['images'][number], 'repository'>[] },
  tag: string,
): Promise<Resolved> {
  const answers = await pMap(
    set.images,
    async ({ repository }) => ({ repository, found: await registry.headManifest(repository, tag) }),
    { concurrency: REGISTRY_CONCURRENCY },
  );
  return {
    digests: new Map(answers.flatMap(({ repository, found }) => (found ? [[repository, found.digest] as const] : []))),
    missing: answers.flatMap(({ repository, found }) => (found === null ? [repository] : [])),
  };
}
