import { isCommitSha } from '@gatehouse/bumps';
import { GatehouseError } from '@gatehouse/policy';
import { RegistryError } from '@gatehouse/registry';
import { type PlannedTag, type Promotion, type PromotionHistory, shortCommit, type Version } from '@gatehouse/release';
import pMap from 'p-map';
import { promotedRevision } from '../record-promotion/revision.ts';
import { namesAnother, readTags } from '../record-promotion/tags.ts';
import { wholePromotions } from '../record-promotion/whole.ts';
import { type Ancestors, rememberedAncestors } from '../shared/ancestors.ts';
import { REGISTRY_CONCURRENCY, revisionTag } from '../shared/index.ts';
import { isItsOwn } from './manifests.ts';
import type { PlanDeps } from './types.ts';

type Deps = Pick<PlanDeps, 'registry' | 'line' | 'other' | 'name'>;

export interface MissingTags {
  readonly tags: readonly PlannedTag[];
  readonly notes: readonly string[];
}

/**
 * `<sha>` tags that the images of a promotion lack, because the run that adds them after the merge did not come to it. They are those that
 * run would have put, on members that did not move too: without one of them nobody can go back to that commit by its name.
 */
export async function findMissingTags(
  deps: Deps,
  histories: readonly PromotionHistory[],
  versions: readonly Version[],
): Promise<MissingTags> {
  const known = new Map(versions.map(({ image, digest, tags }) => [`${image}@${digest}`, tags]));
  const notes: string[] = [];
  const tags: PlannedTag[] = [];
  for (const { set, promotions } of histories) {
    const ancestors = ancestorsIn(deps, set.source);
    const found = await pMap(
      wholePromotions(promotions).filter((promotion) => isLacking(promotion, known)),
      (promotion) => tagsOf(deps, promotion, promotions, ancestors),
      { concurrency: REGISTRY_CONCURRENCY },
    );
    tags.push(...found.flatMap((one) => one.tags));
    notes.push(...found.flatMap(({ note }) => (note === null ? [] : [`${set.name}: ${note}.`])));
  }
  return { tags: unambiguous(tags, notes), notes: notes.sort() };
}

/**
 * Whether an image of it is without a `<sha>` tag that all of them have; such a tag stands for this state and no other. Of one that is gone
 * nobody can go back to the whole, and that is told already.
 */
function isLacking({ state }: Promotion, known: ReadonlyMap<string, readonly string[]>): boolean {
  const all = [...state.digests].map(([image, digest]) => known.get(`${image}@${digest}`));
  if (all.includes(undefined)) return false;
  const [first = [], ...others] = all;
  return !first?.some((tag) => isCommitSha(tag) && others.every((tags) => tags?.includes(tag)));
}

interface Found {
  readonly tags: readonly PlannedTag[];
  /** Why there are none; null: nothing is in the way. */
  readonly note: string | null;
}

async function tagsOf(
  { registry }: Pick<Deps, 'registry'>,
  promotion: Promotion,
  history: readonly Promotion[],
  ancestors: Ancestors,
): Promise<Found> {
  const { digests, commit } = promotion.state;
  const none = (why: string): Found => ({
    tags: [],
    note: `what ${shortCommit(commit)} promoted lacks its \`<sha>\` tag: ${why}`,
  });
  try {
    const found = await promotedRevision(registry, promotion, ancestors);
    if ('why' in found) return none(found.why);
    const tag = revisionTag(found.revision);
    const tags = await readTags(registry, digests, tag);
    const why = await namesAnother(registry, promotion, tags, { revision: found.revision, history });
    if (why !== null) return none(why);
    const [other] = tags.elsewhere;
    if (other !== undefined)
      return none(`${other[0]}:${tag} stands for ${other[1]}, and ${digests.get(other[0])} was promoted under it`);
    return { tags: tags.missing.map((image) => ({ image, digest: digests.get(image) ?? '', tag })), note: null };
  } catch (error) {
    // An artifact that is no image has no label, and an image that lost a platform is broken already.
    if (error instanceof RegistryError && isItsOwn(error)) return none(error.message);
    throw error;
  }
}

/** Asked only where images of one promotion state several commits. A repository that cannot be read leaves it open. */
function ancestorsIn({ name, line, other }: Deps, source: string | null): Ancestors {
  const own = source === null || source.toLowerCase() === name.toLowerCase();
  const isAncestor = async (ancestor: string, descendant: string): Promise<boolean> => {
    const reader = own ? await line() : other(source);
    return (await reader.isAncestor?.(ancestor, descendant)) ?? false;
  };
  const asked = rememberedAncestors({ isAncestor });
  return async (ancestor, descendant) => {
    try {
      return await asked(ancestor, descendant);
    } catch (error) {
      if (error instanceof GatehouseError) return null;
      throw error;
    }
  };
}

/** Two digests of one revision: nobody can say which of them the tag is to stand for, so no image gets it. */
function unambiguous(tags: readonly PlannedTag[], notes: string[]): readonly PlannedTag[] {
  const byPlace = new Map<string, PlannedTag>();
  const twice = new Map<string, string>();
  for (const one of tags) {
    const place = `${one.image}:${one.tag}`;
    const before = byPlace.get(place) ?? one;
    byPlace.set(place, before);
    if (before.digest !== one.digest) twice.set(one.tag, place);
  }
  for (const place of twice.values())
    notes.push(`${place} is missing, and more than one promoted digest was built from that revision.`);
  const left = [...byPlace].filter(([, { tag }]) => !twice.has(tag));
  return left.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tag]) => tag);
}
