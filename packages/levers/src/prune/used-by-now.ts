import { mentionedDigests, type PlanInput, type PlannedVersion, type PrunePlan } from '@gatehouse/release';
import { visitBlobs } from './blobs.ts';
import { changedTags, foundBy } from './changed-tags.ts';
import type { Situation } from './situation.ts';
import { bodiesOf, commitsOf, type ReadSource } from './sources.ts';
import type { PruneDeps } from './types.ts';

/** Digests that were deleted and that something in git or in the registry names which was not there when the plan was made; with its place. */
export async function usedByNow(
  deps: PruneDeps,
  plan: PrunePlan,
  { input, sources }: Pick<Situation, 'input' | 'sources'>,
  deleted: readonly PlannedVersion[],
): Promise<ReadonlyMap<string, string>> {
  const gone = new Set(deleted.map(({ digest }) => digest));
  const used = new Map(await newlyTagged(deps, plan, input, deleted));
  for (const source of sources) for (const [digest, place] of await newlyUsed(source, gone)) used.set(digest, place);
  return used;
}

/**
 * What an image that was pushed meanwhile names. A builder does not push a platform again that the registry has, and it may have been deleted
 * between its question and the index.
 */
async function newlyTagged(
  deps: PruneDeps,
  plan: PrunePlan,
  input: PlanInput,
  deleted: readonly PlannedVersion[],
): Promise<ReadonlyMap<string, string>> {
  const gone = new Set(deleted.map(({ image, digest }) => `${image}@${digest}`));
  const left = input.state.versions.filter(({ image, digest }) => !gone.has(`${image}@${digest}`));
  const images = [...new Set(deleted.map(({ image }) => image))];
  const changes = await changedTags(deps, plan, left, { images, tags: 'all' });
  const places = new Map(changes.map(({ image, tag, digest }) => [digest, `${image}:${tag}`]));
  const { manifests } = await foundBy(deps, changes, input);
  const digests = new Set(deleted.map(({ digest }) => digest));
  const used = new Map<string, string>();
  for (const [digest, { children, subject }] of manifests) {
    if (input.state.manifests.has(digest) && !places.has(digest)) continue;
    for (const one of [digest, ...children.map((child) => child.digest), subject ?? ''])
      if (digests.has(one)) used.set(one, places.get(digest) ?? 'an image that was pushed meanwhile');
  }
  return used;
}

async function newlyUsed(source: ReadSource, digests: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  const { repository } = source.source;
  const refs = await source.reader.readRefs();
  const known = new Set(source.commits.map(({ commit }) => commit));
  const found = new Map<string, string>();
  const look = (bytes: Uint8Array, place: string) => {
    for (const digest of mentionedDigests(bytes, digests)) found.set(digest, place);
  };
  for (const { place, text } of bodiesOf(repository, refs)) look(new TextEncoder().encode(text), place);
  const commits = commitsOf(refs).filter(({ commit }) => !known.has(commit));
  await visitBlobs({ ...source, commits, seen: new Set() }, ({ bytes, place }) => look(bytes, place));
  return found;
}
