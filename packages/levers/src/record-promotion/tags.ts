import type { Registry } from '@gatehouse/registry';
import { type Digests, type Promotion, type Refusal, refusePromotion } from '@gatehouse/release';
import pMap from 'p-map';
import { gone, unlessGone } from '../promote/checks/images.ts';
import { pendingTag, REGISTRY_CONCURRENCY, resolveRevision } from '../shared/index.ts';

/** Which images of a promotion lack its tag, and which have it on something else. */
export interface TagState {
  readonly missing: readonly string[];
  /** Image to the digest that the tag stands for. */
  readonly elsewhere: ReadonlyMap<string, string>;
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
    elsewhere: new Map(
      answers.flatMap(({ image, digest, found }) => (found === null || found === digest ? [] : [[image, found]])),
    ),
  };
}

export function retagged(image: string, tag: string, digest: string, found: string): Refusal {
  return refusePromotion(
    'promote/retagged',
    `${image}:${tag}`,
    `The tag ${tag} of ${image} stands for ${found}, and ${digest} was promoted under it; a tag of a promotion is never moved.`,
    'Find out who pushed the tag (builds push `pending-<sha>` alone); delete it, and start recording again.',
  );
}

/**
 * Why a commit is no name for all that was promoted. Either its tag stands for another build of it, which was promoted too and was recorded; or an
 * image that did not move stayed behind, for the build of that commit is another digest of it, as when somebody moved one image of the set
 * alone: the tag would keep the whole build from ever being recorded. Null: nothing says so.
 */
export async function namesAnother(
  registry: Pick<Registry, 'headManifest'>,
  { state: { digests }, moved }: Promotion,
  { missing, elsewhere }: TagState,
  asked: { readonly revision: string; readonly history: readonly Promotion[] },
): Promise<string | null> {
  const { revision, history } = asked;
  const recorded = [...elsewhere].find(([image, found]) =>
    history.some(({ state }) => state.digests.get(image) === found),
  );
  if (recorded !== undefined)
    return `the tag ${revision} of ${recorded[0]} stands for ${recorded[1]}, another build of it that was promoted`;
  const images = missing.filter((image) => !moved.includes(image)).map((repository) => ({ repository }));
  const { digests: built } = await resolveRevision(registry, { images }, pendingTag(revision));
  const behind = [...built].find(([image, digest]) => digests.get(image) !== digest);
  if (behind === undefined) return null;
  return `${behind[0]} stayed at ${digests.get(behind[0])}, and the build of ${revision} is another, ${behind[1]}`;
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
  return found === digest ? null : retagged(image, tag, digest, found);
}
