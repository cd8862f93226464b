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
import { type AskedTags, changedTags, foundBy } from './changed-tags.ts';
import { moved } from './stops.ts';
import type { PruneDeps } from './types.ts';

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
  const state = { ...input.state, ...(await foundBy(deps, changes, input)) };
  return replayRefusals(plan, { ...input, state }).map((refusal) =>
    // No plan is made while there is such a digest, so this one was promoted meanwhile: nobody must be told to delete it by hand.
    refusal.rule === 'prune/both-tags' ? moved(refusal.place ?? '', 'It was given its `<sha>` tag by now.') : refusal,
  );
}

/** Image repositories of which a plan deletes anything. */
export const plannedImages = (plan: PrunePlan): readonly string[] => [
  ...new Set(plannedVersions(plan).map(({ image }) => image)),
];

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
