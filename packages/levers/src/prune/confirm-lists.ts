import {
  type PlanInput,
  type PrunePlan,
  plannedVersions,
  pruneRefusal,
  type Refusal,
  replayRefusals,
} from '@gatehouse/release';
import pMap from 'p-map';
import { REGISTRY_CONCURRENCY } from '../shared/index.ts';
import { type AskedTags, changedTags, foundBy, readMore, withoutTags } from './changed-tags.ts';
import type { Found } from './manifests.ts';
import { moved } from './stops.ts';
import type { PruneDeps } from './types.ts';
import { readVersions } from './versions.ts';

/**
 * Compares the list of versions, right before deletes, with the tags that the registry itself has: lists of packages are stale for a while,
 * and pages shift. What carries a tag that the plan did not know is read, and may use what the plan deletes.
 */
export async function confirmTags(
  deps: PruneDeps,
  plan: PrunePlan,
  input: PlanInput,
  asked: AskedTags,
): Promise<readonly Refusal[]> {
  const changes = await changedTags(deps, plan, input.state.versions, asked);
  if (changes.length === 0) return [];
  return replay(plan, input, await foundBy(deps, changes, input));
}

function replay(plan: PrunePlan, input: PlanInput, found: Found): readonly Refusal[] {
  return replayRefusals(plan, { ...input, state: { ...input.state, ...found } }).map((refusal) =>
    // No plan is made while there is such a digest, so this one was promoted meanwhile: nobody must be told to delete it by hand.
    refusal.rule === 'prune/both-tags' ? moved(refusal.place ?? '', 'It was given its `<sha>` tag by now.') : refusal,
  );
}

/**
 * Lists the packages once more before anything is deleted. When a version goes while pages are read, those behind it move up, and one of them
 * is on no page; if it has no tag, nothing else shows it, and it may be an index that holds what the plan deletes.
 */
export async function confirmVersions(deps: PruneDeps, plan: PrunePlan, input: PlanInput): Promise<readonly Refusal[]> {
  const listed = plan.packages.filter(({ deletesBy, roots }) => deletesBy === 'packages' && roots.length > 0);
  const known = new Set(input.state.versions.map(({ image, digest }) => `${image}@${digest}`));
  const lists = await pMap(listed, ({ image }) => readVersions(deps, { image, deletesBy: 'packages' }), {
    concurrency: REGISTRY_CONCURRENCY,
  });
  const fresh = lists.flat().filter(({ image, digest }) => !known.has(`${image}@${digest}`));
  if (fresh.length === 0) return [];
  const moved = new Set(fresh.flatMap(({ image, tags }) => tags.map((tag) => `${image}:${tag}`)));
  return replay(plan, input, await readMore(deps, [...withoutTags(input.state.versions, moved), ...fresh], input));
}

/** Image repositories of which a plan deletes anything. */
export const plannedImages = (plan: PrunePlan): readonly string[] => [
  ...new Set(plannedVersions(plan).map(({ image }) => image)),
];

/**
 * What no list has and is there: a page of the list came short, so more may be missing. Looked for are what the plan deletes, which may be
 * older than the list, and what an index that it deletes names. What is not there was deleted before.
 */
export async function confirmListed(
  deps: PruneDeps,
  plan: PrunePlan,
  { state }: PlanInput,
): Promise<readonly Refusal[]> {
  const listed = new Set(state.versions.map(({ image, digest }) => `${image}@${digest}`));
  const planned = plannedVersions(plan);
  const missing = planned.filter(({ image, digest }) => !listed.has(`${image}@${digest}`));
  const children = planned.flatMap(({ image, digest }) =>
    (state.manifests.get(digest)?.children ?? []).flatMap((child) =>
      listed.has(`${image}@${child.digest}`) ? [] : [{ image, digest: child.digest }],
    ),
  );
  const found = await pMap(
    [...missing.flatMap(({ id, ...one }) => (id === null ? [] : [{ ...one, id }])), ...children],
    async (one) => ((await isThere(deps, one)) ? [`${one.image}@${one.digest}`] : []),
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

async function isThere(
  { packages, registry }: Pick<PruneDeps, 'packages' | 'registry'>,
  { image, digest, id }: { readonly image: string; readonly digest: string; readonly id?: number },
): Promise<boolean> {
  return id === undefined
    ? (await registry.headManifest(image, digest)) !== null
    : (await packages.readVersion(image, id)) !== null;
}
