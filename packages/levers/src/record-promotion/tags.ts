import type { Registry } from '@gatehouse/registry';
import { type Digests, type Refusal, refusePromotion } from '@gatehouse/release';
import pMap from 'p-map';
import { gone, unlessGone } from '../promote/checks/images.ts';
import { REGISTRY_CONCURRENCY } from '../shared/index.ts';

/** Which images of a promotion lack its tag, and which have it on something else. */
export interface TagState {
  readonly missing: readonly string[];
  readonly refusals: readonly Refusal[];
}

export async function readTags(
  registry: Pick<Registry, 'headManifest'>,
  digests: Digests,
  tag: string,
): Promise<TagState> {
  const answers = await pMap(
    [...digests],
    async ([image, digest]) => ({ image, digest, found: (await registry.headManifest(image, tag))?.digest ?? null }),
    { concurrency: REGISTRY_CONCURRENCY },
  );
  return {
    missing: answers.flatMap(({ image, found }) => (found === null ? [image] : [])),
    refusals: answers.flatMap(({ image, digest, found }) =>
      found === null || found === digest ? [] : [elsewhere(image, tag, digest, found)],
    ),
  };
}

function elsewhere(image: string, tag: string, digest: string, found: string): Refusal {
  return refusePromotion(
    'promote/retagged',
    `${image}:${tag}`,
    `The tag ${tag} of ${image} stands for ${found}, and ${digest} was promoted under it; a tag of a promotion is never moved.`,
    'Find out who pushed the tag (builds push `pending-<sha>` alone); delete it, and start recording again.',
  );
}

/** Puts the very bytes of a digest at a tag; the registry reads back that it stands for them. Null: done. */
export async function putTag(
  registry: Pick<Registry, 'readManifest' | 'putManifest' | 'headManifest'>,
  image: string,
  digest: string,
  tag: string,
): Promise<Refusal | null> {
  const manifest = await unlessGone(() => registry.readManifest(image, digest));
  if (manifest === null) return gone(image, digest);
  await registry.putManifest(image, tag, manifest);
  const found = (await registry.headManifest(image, tag))?.digest ?? 'nothing';
  return found === digest ? null : elsewhere(image, tag, digest, found);
}
