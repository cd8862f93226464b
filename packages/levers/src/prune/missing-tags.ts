import { isCommitSha } from '@gatehouse/bumps';
import { RegistryError } from '@gatehouse/registry';
import type { PlannedTag, PromotionHistory, Version } from '@gatehouse/release';
import pMap from 'p-map';
import { REGISTRY_CONCURRENCY, revisionLabels, revisionTag } from '../shared/index.ts';
import type { PlanDeps } from './types.ts';

export interface MissingTags {
  readonly tags: readonly PlannedTag[];
  readonly notes: readonly string[];
}

/**
 * `<sha>` tags that promoted digests lack, because the run that adds them after the merge did not come to it. The tag is the revision that
 * every platform of the image states; one that stands for another digest by now is left alone and told.
 */
export async function findMissingTags(
  { registry }: Pick<PlanDeps, 'registry'>,
  histories: readonly PromotionHistory[],
  versions: readonly Version[],
): Promise<MissingTags> {
  const byPlace = new Map(versions.map((version) => [`${version.image}@${version.digest}`, version]));
  const owners = new Map(
    versions.flatMap(({ image, digest, tags }) => tags.map((tag) => [`${image}:${tag}`, digest] as const)),
  );
  const pins = histories.flatMap(({ promotions }) => promotions.flatMap(({ state }) => state.pins));
  const places = new Map(pins.map(({ image, digest }) => [`${image}@${digest}`, { image, digest }]));
  const lacking = [...places].flatMap(([place, pin]) => {
    const version = byPlace.get(place);
    return version && !version.tags.some(isCommitSha) ? [pin] : [];
  });
  const notes: string[] = [];
  const found = await pMap(
    lacking,
    async ({ image, digest }): Promise<PlannedTag[]> => {
      const { revision, detail } = await labelsOf(registry, image, digest);
      if (revision === null) {
        notes.push(
          `${image}@${digest} was promoted and has no \`<sha>\` tag; which it should have is unknown: ${detail}.`,
        );
        return [];
      }
      const tag = revisionTag(revision);
      const owner = owners.get(`${image}:${tag}`);
      if (owner === undefined) return [{ image, digest, tag }];
      notes.push(`${image}@${digest} was promoted from ${revision}, but that tag stands for ${owner}.`);
      return [];
    },
    { concurrency: REGISTRY_CONCURRENCY },
  );
  return { tags: unambiguous(found.flat(), notes), notes: notes.sort() };
}

async function labelsOf(registry: PlanDeps['registry'], image: string, digest: string) {
  try {
    return await revisionLabels(registry, image, digest);
  } catch (error) {
    // An artifact that is no image has no label, and an image that lost a platform is broken already.
    if (error instanceof RegistryError && (error.code === 'unsupported' || error.code === 'not-found'))
      return { revision: null, detail: error.message };
    throw error;
  }
}

/** Two digests of one revision: nobody can say which of them the tag is to stand for. */
function unambiguous(tags: readonly PlannedTag[], notes: string[]): readonly PlannedTag[] {
  const keyOf = ({ image, tag }: PlannedTag) => `${image}:${tag}`;
  const counts = new Map<string, number>();
  for (const tag of tags) counts.set(keyOf(tag), (counts.get(keyOf(tag)) ?? 0) + 1);
  const twice = new Set([...counts].flatMap(([key, count]) => (count > 1 ? [key] : [])));
  for (const key of twice)
    notes.push(`${key} is missing, and more than one promoted digest was built from that revision.`);
  return tags.filter((tag) => !twice.has(keyOf(tag))).sort((a, b) => (`${keyOf(a)}` < `${keyOf(b)}` ? -1 : 1));
}
