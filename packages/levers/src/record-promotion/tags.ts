import type { Registry } from '@gatehouse/registry';
import { type Digests, type Promotion, type Refusal, refusePromotion } from '@gatehouse/release';
import pMap from 'p-map';
import { gone, unlessGone } from '../promote/checks/images.ts';
import { pendingTag, REGISTRY_CONCURRENCY, resolveRevision, revisionLabels } from '../shared/index.ts';

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
 * Why a commit is no name for all that was promoted. Either its tags stand for another build of it, which was promoted too and was recorded; or an
 * image that did not move stayed behind, for the build of that commit is another digest of it, as when somebody moved one image of the set
 * alone: the tag would keep the whole build from ever being recorded. Null: nothing says so.
 */
export async function namesAnother(
  registry: Pick<Registry, 'headManifest' | 'readPlatforms'>,
  { state: { digests }, moved }: Promotion,
  tags: TagState,
  asked: { readonly revision: string; readonly history: readonly Promotion[] },
): Promise<string | null> {
  const { revision } = asked;
  const [other] = tags.elsewhere;
  if (other !== undefined && (await wasRecorded(registry, standing(digests, tags), asked)))
    return `the tag ${revision} of ${other[0]} stands for ${other[1]}, of another build of it that was promoted`;
  const images = tags.missing.filter((image) => !moved.includes(image)).map((repository) => ({ repository }));
  const { digests: built } = await resolveRevision(registry, { images }, pendingTag(revision));
  const behind = [...built].find(([image, digest]) => digests.get(image) !== digest);
  if (behind === undefined) return null;
  return `${behind[0]} stayed at ${digests.get(behind[0])}, and the build of ${revision} is another, ${behind[1]}`;
}

/** What the tags stand for, of the images that have one. */
function standing(digests: Digests, { missing, elsewhere }: TagState): Digests {
  const tagged = [...digests].filter(([image]) => !missing.includes(image));
  return new Map(tagged.map(([image, digest]) => [image, elsewhere.get(image) ?? digest]));
}

/**
 * Whether tags of a commit stand for one state that was promoted, as a run before left them, and which was built from that commit. Members that
 * did not move keep an older label, so one image that says so is enough; where none does, somebody moved the tags.
 */
async function wasRecorded(
  registry: Pick<Registry, 'readPlatforms'>,
  tagged: Digests,
  { revision, history }: { readonly revision: string; readonly history: readonly Promotion[] },
): Promise<boolean> {
  const known = history.some(({ state }) =>
    [...tagged].every(([image, digest]) => state.digests.get(image) === digest),
  );
  if (!known) return false;
  for (const [image, digest] of tagged) {
    const label = await unlessGone(() => revisionLabels(registry, image, digest));
    if (label?.revision === revision) return true;
  }
  return false;
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
