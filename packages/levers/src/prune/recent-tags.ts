import {
  type PlanInput,
  type PrunePlan,
  plannedVersions,
  pruneRefusal,
  type Refusal,
  replayRefusals,
  type Version,
} from '@gatehouse/release';
import pMap from 'p-map';
import { REGISTRY_CONCURRENCY } from '../shared/index.ts';
import { type Found, readManifests } from './manifests.ts';
import type { PruneDeps } from './types.ts';

/**
 * Compares the list of versions, right before the first delete, with the tags that the registry itself has: lists of packages are stale
 * for a while, and pages shift. What carries a tag that the plan did not know is read, and may use what the plan deletes.
 */
export async function confirmTags(deps: PruneDeps, plan: PrunePlan, input: PlanInput): Promise<readonly Refusal[]> {
  const images = plan.packages.filter(({ roots }) => roots.length > 0).map(({ image }) => image);
  const known = new Set(input.state.versions.flatMap(({ image, tags }) => tags.map((tag) => `${image}:${tag}`)));
  const repaired = new Set(plan.tags.map(({ image, tag }) => `${image}:${tag}`));
  const versions = new Map(input.state.versions.map((version) => [`${version.image}@${version.digest}`, version]));
  for (const image of images) {
    const fresh = (await deps.registry.listTags(image)).filter(
      (tag) => !known.has(`${image}:${tag}`) && !repaired.has(`${image}:${tag}`),
    );
    const heads = await pMap(fresh, async (tag) => ({ tag, head: await deps.registry.headManifest(image, tag) }), {
      concurrency: REGISTRY_CONCURRENCY,
    });
    for (const { tag, head } of heads) if (head) addTag(versions, image, head.digest, tag);
  }
  if (versions.size === input.state.versions.length && sameTags(versions, input)) return [];
  const found: Found = {
    versions: [...versions.values()],
    manifests: new Map(input.state.manifests),
    unreadable: new Map(input.state.unreadable),
  };
  const ways = new Map(input.images.map(({ image, deletesBy }) => [image, deletesBy]));
  await readManifests(deps, found, (image) => ways.get(image) === 'packages');
  return replayRefusals(plan, { ...input, state: { ...input.state, ...found } });
}

/**
 * A child that an index to be deleted names, that no list has and the registry does: a page of the list came short, so more may be missing.
 * One that the registry lacks too was deleted before.
 */
export async function confirmChildren(
  { registry }: Pick<PruneDeps, 'registry'>,
  plan: PrunePlan,
  { state }: PlanInput,
): Promise<readonly Refusal[]> {
  const listed = new Set(state.versions.map(({ image, digest }) => `${image}@${digest}`));
  const unlisted = plannedVersions(plan).flatMap(({ image, digest }) =>
    (state.manifests.get(digest)?.children ?? []).flatMap((child) =>
      listed.has(`${image}@${child.digest}`) ? [] : [{ image, digest: child.digest }],
    ),
  );
  const found = await pMap(
    unlisted,
    async ({ image, digest }) => ((await registry.headManifest(image, digest)) === null ? [] : [`${image}@${digest}`]),
    { concurrency: REGISTRY_CONCURRENCY },
  );
  const fix = 'Run it again. If it stays, look whether the list of versions in the settings of the package has it.';
  return [...new Set(found.flat())]
    .slice(0, MOST)
    .map((place) =>
      pruneRefusal('prune/inconsistent-list', place, 'It is there, and the list of versions does not have it.', fix),
    );
}

/** More would say the same. */
const MOST = 10;

function addTag(versions: Map<string, Version>, image: string, digest: string, tag: string): void {
  const place = `${image}@${digest}`;
  const version = versions.get(place) ?? { image, digest, id: null, tags: [], createdAt: null, updatedAt: null };
  versions.set(place, { ...version, tags: [...version.tags, tag] });
}

const sameTags = (versions: ReadonlyMap<string, Version>, { state }: PlanInput): boolean =>
  state.versions.every((version) => versions.get(`${version.image}@${version.digest}`) === version);
