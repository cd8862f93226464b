import {
  canonicalJson,
  type PlannedVersion,
  type PrunePlan,
  pendingRevision,
  type Refusal,
  sameVersion,
} from '@gatehouse/release';
import { revisionTag } from '../shared/index.ts';
import { leverPulls, type ReadSource, sourceOf } from './sources.ts';
import { moved } from './stops.ts';
import type { PruneDeps } from './types.ts';

/** Roots after which the other repositories are looked at again; our own is before each. */
const OTHERS_EVERY = 10;

/**
 * Reads again, right before a delete, what the decision rested on: before a root every branch, tag and pull request of this repository,
 * before each other version at least its default branch and the open promotions and rollbacks. Null: nothing moved.
 */
export async function confirmSources(
  deps: PruneDeps,
  plan: PrunePlan,
  sources: readonly ReadSource[],
  at: { readonly root: number; readonly first: boolean },
): Promise<Refusal | null> {
  const [own] = plan.sources;
  if (own === undefined) return null;
  if (!at.first && !sources[0]?.isSmall) return confirmTip(deps, own);
  const looked = at.first && at.root % OTHERS_EVERY === 0 ? sources : sources.slice(0, 1);
  for (const { reader, source } of looked) {
    const now = sourceOf(source.repository, await reader.readRefs());
    const planned = plan.sources.find(({ repository }) => repository === source.repository);
    if (canonicalJson(now) !== canonicalJson(planned)) return moved(source.repository, whatMoved(now, planned));
  }
  return null;
}

function whatMoved(now: PrunePlan['sources'][number], planned: PrunePlan['sources'][number] | undefined): string {
  if (now.tip !== planned?.tip) return `${now.defaultBranch} is at ${now.tip} by now.`;
  if (canonicalJson(now.pullRequests) !== canonicalJson(planned.pullRequests))
    return 'A promotion or a rollback was opened, closed or changed.';
  return 'A branch, a tag or a pull request came, went or moved.';
}

async function confirmTip({ repository }: PruneDeps, own: PrunePlan['sources'][number]): Promise<Refusal | null> {
  const [tip, pulls] = await Promise.all([repository.readDefaultBranch(), repository.findPullRequests('gatehouse/')]);
  const now = { ...own, defaultBranch: tip.name, tip: tip.commit, pullRequests: leverPulls(pulls) };
  return canonicalJson(now) === canonicalJson(own) ? null : moved(own.repository, whatMoved(now, own));
}

/** The very version, right before it is deleted: `there` as planned, `gone`, or why it must not be touched. */
export async function confirmVersion(deps: PruneDeps, version: PlannedVersion): Promise<'there' | 'gone' | Refusal> {
  const state = version.id === null ? await taggedState(deps, version) : await listedState(deps, version, version.id);
  return state === 'there' ? notPromoted(deps, version) : state;
}

const placeOf = ({ image, digest }: PlannedVersion): string => `${image}@${digest}`;

async function listedState(
  { packages }: PruneDeps,
  version: PlannedVersion,
  id: number,
): Promise<'there' | 'gone' | Refusal> {
  const found = await packages.readVersion(version.image, id);
  if (found === null) return 'gone';
  if (sameVersion(version, { image: version.image, ...found })) return 'there';
  return moved(placeOf(version), 'Its tags or dates changed after the plan was made.');
}

/** A registry has no list of tags by digest: each is asked what it stands for. */
async function taggedState({ registry }: PruneDeps, version: PlannedVersion): Promise<'there' | 'gone' | Refusal> {
  const { image, digest, tags } = version;
  if ((await registry.headManifest(image, digest)) === null) return 'gone';
  for (const tag of tags) {
    const head = await registry.headManifest(image, tag);
    if (head?.digest !== digest)
      return moved(placeOf(version), `Its tag ${tag} stands for ${head?.digest ?? 'nothing'} by now.`);
  }
  return 'there';
}

/** Lists of packages are stale for a while; the registry knows at once that a promotion has tagged the digest. */
async function notPromoted({ registry }: PruneDeps, version: PlannedVersion): Promise<'there' | Refusal> {
  for (const tag of version.tags) {
    const revision = pendingRevision(tag);
    if (revision === null) continue;
    const head = await registry.headManifest(version.image, revisionTag(revision));
    if (head?.digest === version.digest)
      return moved(placeOf(version), `It has the tag ${revision} by now: it was promoted.`);
  }
  return 'there';
}
