import type { Policy } from '@gatehouse/policy';
import type { PlanInput, PromotionHistory, Use } from '@gatehouse/release';
import pMap from 'p-map';
import { notDefaultBranch } from '../shared/default-branch.ts';
import { REGISTRY_CONCURRENCY, readLeverPolicy } from '../shared/index.ts';
import { type Histories, pastMentions, promotedUses, readHistories } from './histories.ts';
import { noImages, prunedImages } from './images.ts';
import { type Found, readManifests } from './manifests.ts';
import { readMentions } from './mentions.ts';
import { findMissingTags } from './missing-tags.ts';
import { addReferrers, unusedPending } from './referrers.ts';
import { type ReadSource, readSources } from './sources.ts';
import type { PinSource, PlanDeps, PlanInputs, Refused } from './types.ts';
import { addUnlisted, type Digests } from './unlisted.ts';
import { builtAt, type PrunedImage, readVersions } from './versions.ts';

/** All that a decision rests on. */
export interface Situation {
  readonly input: PlanInput;
  readonly sources: readonly ReadSource[];
  readonly notes: readonly string[];
}

/**
 * Reads everything: where the repositories stand, what is promoted and pinned there, what the registries have. Refs come first, so that
 * what is pinned meanwhile is seen as moved before anything is deleted.
 */
export async function readSituation(
  deps: PlanDeps,
  inputs: Pick<PlanInputs, 'policy' | 'set' | 'ref'>,
): Promise<Situation | Refused> {
  const own = await readSources(new Map([[deps.name, deps.repository]]));
  if ('refusals' in own) return own;
  const [{ tip = '', defaultBranch = '' } = {}] = own.sources.map(({ source }) => source);
  const elsewhere = notDefaultBranch('prune/not-default-branch', inputs.ref ?? null, defaultBranch);
  if (elsewhere !== null) return { refusals: [elsewhere] };
  const { policy } = await readLeverPolicy(deps.repository, inputs.policy, tip);
  const images = prunedImages(policy, inputs.set);
  if (images.length === 0) return { refusals: [noImages(policy)] };
  const consumers = await readSources(
    new Map(policy.prune.repositories.map((name) => [name, otherSource(deps, name)])),
  );
  if ('refusals' in consumers) return consumers;
  const pruned = new Set(images.map(({ image }) => image));
  const sets = policy.images.filter((set) => set.images.some(({ repository }) => pruned.has(repository)));
  const owned = new Set(sets.flatMap((set) => set.images.map(({ repository }) => repository)));
  const others = images.flatMap(({ image }) => (owned.has(image) ? [] : [image]));
  const history = await readHistories(deps, sets, others, tip);
  if ('refusals' in history) return history;
  const cloned = own.sources.map((source) => ({ ...source, reader: throughClone(deps.repository, deps.line) }));
  return look(deps, policy, images, [...cloned, ...consumers.sources], history);
}

/** A clone has every tree at once, where the API takes a request for each of hundreds of refs. */
function throughClone({ readRefs }: Pick<PinSource, 'readRefs'>, line: PlanDeps['line']): PinSource {
  return {
    readRefs: () => readRefs(),
    have: async (oids, kind) => (await line()).have(oids, kind),
    readTree: async (commit) => (await line()).readTree(commit),
    readFiles: async function* (commits) {
      yield* (await line()).readFiles(commits);
    },
    readBlobs: async (oids) => (await line()).readBlobs(oids),
  };
}

function otherSource({ other, otherLine }: PlanDeps, name: string): PinSource {
  return otherLine === undefined ? other(name) : throughClone(other(name), () => otherLine(name));
}

async function look(
  deps: PlanDeps,
  policy: Policy,
  images: readonly PrunedImage[],
  sources: readonly ReadSource[],
  { histories, everywhere, commits }: Histories,
): Promise<Situation | Refused> {
  const listed = new Set(images.flatMap(({ image, deletesBy }) => (deletesBy === 'packages' ? [image] : [])));
  const isListed = (image: string) => listed.has(image);
  const found = await readRegistries(deps, images, isListed);
  const names = images.map(({ image }) => image);
  const known = knownDigests(found);
  const mentions = await readMentions(sources, known, names);
  if ('refusals' in mentions) return mentions;
  const past = await pastMentions(deps, commits, known);
  if ('refusals' in past) return past;
  deps.io.log(`${mentions.blobs} files mention ${mentions.uses.length} digests that are here.`);
  const unlisted = withPromoted(mentions.pinned, everywhere, known, names);
  const gone = await addUnlisted(deps, found, unlisted);
  const uses = [...promotedUses(everywhere), ...mentions.uses, ...past, ...unlistedUses(mentions.unlisted)];
  await readManifests(deps, found, isListed, uses);
  await addDates(deps, found, uses, isListed);
  const { tags, notes } = await findMissingTags(deps, histories, found.versions);
  const settings = { olderThanMs: policy.prune.olderThanMs, atMost: policy.prune.atMost };
  const now = deps.clock().getTime();
  const state = { ...found, uses };
  const input = { state, settings, images, sources: sources.map(({ source }) => source), tags, now };
  return {
    input,
    sources,
    notes: [...notes, ...gone.map((place) => `${place} is pinned or was promoted, and is not there.`)],
  };
}

async function readRegistries(
  deps: PlanDeps,
  images: readonly PrunedImage[],
  isListed: (image: string) => boolean,
): Promise<Found> {
  const found: Found = { versions: [], manifests: new Map(), unreadable: new Map() };
  for (const image of images) {
    const versions = await readVersions(deps, image);
    deps.io.log(`${image.image}: ${versions.length} versions.`);
    found.versions.push(...versions);
  }
  await readManifests(deps, found, isListed);
  // Before files are read: one of them may have nothing but the digest of a referrer.
  await addReferrers(deps, found, isListed);
  await readManifests(deps, found, isListed);
  return found;
}

const knownDigests = ({ versions, manifests }: Found): ReadonlySet<string> =>
  new Set([
    ...versions.map(({ digest }) => digest),
    ...[...manifests.values()].flatMap(({ children }) => children.map(({ digest }) => digest)),
  ]);

/** What a promotion pinned is asked for as well; what is not there any more was deleted by somebody before us. */
function withPromoted(
  unlisted: Digests,
  histories: readonly PromotionHistory[],
  known: ReadonlySet<string>,
  images: readonly string[],
): Digests {
  const all = new Map([...unlisted].map(([image, digests]) => [image, new Set(digests)]));
  const pins = histories.flatMap(({ promotions }) => promotions.flatMap(({ state }) => state.pins));
  for (const { image, digest } of pins)
    if (!known.has(digest) && images.includes(image)) all.set(image, (all.get(image) ?? new Set()).add(digest));
  return all;
}

const unlistedUses = (unlisted: Digests): readonly Use[] =>
  [...unlisted].flatMap(([image, digests]) =>
    [...digests].map((digest): Use => ({ digest, because: 'pinned', place: `a file that names ${image}` })),
  );

/** Only what could go needs a date, and a registry has none but the build's own. */
async function addDates(
  deps: PlanDeps,
  found: Found,
  uses: readonly Use[],
  isListed: (image: string) => boolean,
): Promise<void> {
  await pMap(
    unusedPending(found, uses, isListed),
    async ([at, version]) => {
      const date = await builtAt(deps, version);
      found.versions[at] = { ...version, createdAt: date, updatedAt: date };
    },
    { concurrency: REGISTRY_CONCURRENCY },
  );
}
