import type { RepositoryRefs } from '@gatehouse/forge';
import {
  canonicalJson,
  mentionedDigests,
  type PlannedVersion,
  type PrunePlan,
  pendingRevision,
  plannedVersions,
  type Refusal,
  sameVersion,
} from '@gatehouse/release';
import { revisionTag } from '../shared/index.ts';
import { visitBlobs } from './blobs.ts';
import { bodiesOf, commitsOf, fingerprint, leverPulls, type ReadSource, sourceOf } from './sources.ts';
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
  if (!at.first && sources[0]?.pages !== 1) return confirmTip(deps, own);
  const looked = at.first && at.root % OTHERS_EVERY === 0 ? sources : sources.slice(0, 1);
  for (const source of looked) {
    const refusal = await confirmSource(plan, source);
    if (refusal !== null) return refusal;
  }
  return null;
}

/**
 * The default branch and the levers' pull requests must be where they were. Others move all day: what is new there is searched for what
 * the plan deletes, and anything of that ends the run.
 */
async function confirmSource(plan: PrunePlan, source: ReadSource): Promise<Refusal | null> {
  const { repository } = source.source;
  const refs = await source.reader.readRefs();
  const now = sourceOf(repository, refs);
  const planned = plan.sources.find((one) => one.repository === repository);
  if (planned === undefined) return moved(repository, 'The plan does not know it.');
  if (canonicalJson(now) !== canonicalJson(planned)) return moved(repository, whatMoved(now, planned));
  return searchNew(plan, source, refs);
}

async function searchNew(plan: PrunePlan, source: ReadSource, refs: RepositoryRefs): Promise<Refusal | null> {
  const { repository } = source.source;
  const going = new Set(plannedVersions(plan).map(({ digest }) => digest));
  const known = new Set(source.commits.map(({ commit }) => commit));
  const found: string[] = [];
  const look = (bytes: Uint8Array, place: string) => {
    for (const digest of mentionedDigests(bytes, going)) found.push(`${digest} in ${place}`);
  };
  for (const { place, text } of bodiesOf(repository, refs)) look(new TextEncoder().encode(text), place);
  // A text changes without any ref.
  const fresh = fingerprint(refs) === source.refs ? [] : commitsOf(refs).filter(({ commit }) => !known.has(commit));
  if (fresh.length > 0) await visitBlobs({ ...source, commits: fresh }, ({ bytes, place }) => look(bytes, place));
  return found[0] === undefined ? null : moved(repository, `It mentions ${found[0]} by now.`);
}

function whatMoved(now: PrunePlan['sources'][number], planned: PrunePlan['sources'][number] | undefined): string {
  if (now.tip !== planned?.tip) return `${now.defaultBranch} is at ${now.tip} by now.`;
  if (canonicalJson(now.pullRequests) !== canonicalJson(planned.pullRequests))
    return 'A promotion or a rollback was opened, closed or changed.';
  return 'Its default branch is another by now.';
}

async function confirmTip({ repository }: PruneDeps, own: PrunePlan['sources'][number]): Promise<Refusal | null> {
  const [tip, pulls] = await Promise.all([repository.readDefaultBranch(), repository.findPullRequests('gatehouse/')]);
  const now = { ...own, defaultBranch: tip.name, tip: tip.commit, pullRequests: leverPulls(own.repository, pulls) };
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
