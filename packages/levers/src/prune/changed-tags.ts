import { isCommitSha } from '@gatehouse/bumps';
import { type PlanInput, type PrunePlan, pendingRevision, subjectOfTag, type Version } from '@gatehouse/release';
import pMap from 'p-map';
import { REGISTRY_CONCURRENCY } from '../shared/index.ts';
import { type Found, readManifests } from './manifests.ts';
import type { PruneDeps } from './types.ts';

/** A tag that says something else than when the plan was made. */
export interface TagChange {
  readonly image: string;
  readonly tag: string;
  readonly digest: string;
}

export interface AskedTags {
  readonly images: readonly string[];
  /** `all`: also whether tags that were known stand for what they stood for, a request for each. */
  readonly tags: 'all' | 'new';
}

/**
 * What the registry's own tags say that the list did not.
 * @param versions what is known; the tags of others are new
 */
export async function changedTags(
  { registry }: Pick<PruneDeps, 'registry'>,
  plan: PrunePlan,
  versions: readonly Version[],
  asked: AskedTags,
): Promise<readonly TagChange[]> {
  const known = new Map(
    versions.flatMap(({ image, digest, tags }) => tags.map((tag) => [`${image}:${tag}`, digest] as const)),
  );
  for (const { image, digest, tag } of plan.tags) known.set(`${image}:${tag}`, digest);
  const lists = await Promise.all(
    asked.images.map(async (image) => (await registry.listTags(image)).map((tag) => ({ image, tag }))),
  );
  const doubtful = lists.flat().filter(({ image, tag }) => {
    return !known.has(`${image}:${tag}`) || (asked.tags === 'all' && isMovable(tag));
  });
  const changes = await pMap(
    doubtful,
    async ({ image, tag }): Promise<TagChange[]> => {
      const head = await registry.headManifest(image, tag);
      return head === null || head.digest === known.get(`${image}:${tag}`) ? [] : [{ image, tag, digest: head.digest }];
    },
    { concurrency: REGISTRY_CONCURRENCY },
  );
  return changes.flat();
}

/** `latest`, `stable`, `v1`: people and builds move these; what is named after one digest or one revision stays where it is. */
const isMovable = (tag: string): boolean =>
  !isCommitSha(tag) && pendingRevision(tag) === null && subjectOfTag(tag) === null;

/** What was known, with tags where they stand by now and whatever that makes known. */
export async function foundBy(deps: PruneDeps, changes: readonly TagChange[], input: PlanInput): Promise<Found> {
  const moved = new Set(changes.map(({ image, tag }) => `${image}:${tag}`));
  const left = withoutTags(input.state.versions, moved);
  const versions = new Map(left.map((version) => [`${version.image}@${version.digest}`, version]));
  for (const { image, digest, tag } of changes) addTag(versions, image, digest, tag);
  return readMore(deps, [...versions.values()], input);
}

/** These versions, with what the plan knew of them and the manifests that it did not need. */
export async function readMore(deps: PruneDeps, versions: readonly Version[], input: PlanInput): Promise<Found> {
  const { manifests, unreadable, uses } = input.state;
  const found: Found = {
    versions: [...versions],
    manifests: new Map(manifests),
    unreadable: new Map(unreadable),
  };
  const ways = new Map(input.images.map(({ image, deletesBy }) => [image, deletesBy]));
  await readManifests(deps, found, (image) => ways.get(image) === 'packages', uses);
  return found;
}

/** A tag stands for one version: where it is said to be somewhere else by now, it is nowhere else. */
export const withoutTags = (versions: readonly Version[], places: ReadonlySet<string>): readonly Version[] =>
  versions.map((version) => ({
    ...version,
    tags: version.tags.filter((tag) => !places.has(`${version.image}:${tag}`)),
  }));

function addTag(versions: Map<string, Version>, image: string, digest: string, tag: string): void {
  const place = `${image}@${digest}`;
  const version = versions.get(place) ?? { image, digest, id: null, tags: [], createdAt: null, updatedAt: null };
  versions.set(place, { ...version, tags: [...version.tags, tag] });
}
