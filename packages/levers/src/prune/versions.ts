import { RegistryError } from '@gatehouse/registry';
import type { Version } from '@gatehouse/release';
import pMap from 'p-map';
import { REGISTRY_CONCURRENCY } from '../shared/index.ts';
import { isItsOwn } from './manifests.ts';
import type { PlanDeps } from './types.ts';

/** An image repository that is cleaned up. */
export interface PrunedImage {
  readonly image: string;
  readonly deletesBy: 'packages' | 'oci';
}

/**
 * Every version of an image repository: from GitHub Packages the whole list; from a registry itself each tag with what it points at (what
 * has no tag is found later, through what names it). Dates of the latter are read where they matter.
 */
export async function readVersions(
  deps: Pick<PlanDeps, 'registry' | 'packages'>,
  pruned: PrunedImage,
): Promise<readonly Version[]> {
  return listVersions(deps, pruned).catch((error: unknown) => {
    throw error instanceof RegistryError && error.code === 'not-found' ? notThere(pruned, error) : error;
  });
}

/** One that is missing is most often new. It may as well be one that the token does not see, so nothing is decided without it. */
function notThere({ image, deletesBy }: PrunedImage, { message, fix }: RegistryError): RegistryError {
  const what = `${image} is to be cleaned up and cannot be found, so nothing is: ${message}`;
  // Of GitHub's packages the fix says both already.
  const first = deletesBy === 'oci' ? `${NEVER_PUSHED} ` : '';
  const ways = `${first}${fix} To clean up other image sets meanwhile, set 'set' to one of them.`;
  return new RegistryError('not-found', what, ways);
}

const NEVER_PUSHED = 'If it was never pushed, push a first image, or take it out of the policy until then.';

async function listVersions(
  { registry, packages }: Pick<PlanDeps, 'registry' | 'packages'>,
  { image, deletesBy }: PrunedImage,
): Promise<readonly Version[]> {
  if (deletesBy === 'packages') return (await packages.listVersions(image)).map((version) => ({ image, ...version }));
  const tags = await registry.listTags(image);
  const found = await pMap(tags, async (tag) => ({ tag, head: await registry.headManifest(image, tag) }), {
    concurrency: REGISTRY_CONCURRENCY,
  });
  const byDigest = new Map<string, string[]>();
  // A tag that is listed and gone was deleted between the two questions.
  for (const { tag, head } of found) if (head) byDigest.set(head.digest, [...(byDigest.get(head.digest) ?? []), tag]);
  return [...byDigest].map(([digest, own]) => ({
    image,
    digest,
    id: null,
    tags: own,
    createdAt: null,
    updatedAt: null,
  }));
}

/**
 * When a build says that it was made: the latest of its platforms; null where one does not say. It is all there is at a registry that
 * does not tell when something was pushed.
 */
export async function builtAt(
  { registry }: Pick<PlanDeps, 'registry'>,
  { image, digest }: Version,
): Promise<string | null> {
  const platforms = await platformsOf(registry, image, digest);
  const dates = platforms.map(({ config }) => config.created);
  if (dates.length === 0 || dates.includes(null)) return null;
  const times = dates.map((date) => Date.parse(date ?? ''));
  const latest = Math.max(...times);
  return Number.isFinite(latest) ? new Date(latest).toISOString() : null;
}

/** Of what is no image, or lacks a part, nobody knows when it was made; what keeps the registry from answering ends the run. */
async function platformsOf(registry: Pick<PlanDeps['registry'], 'readPlatforms'>, image: string, digest: string) {
  try {
    return await registry.readPlatforms(image, digest);
  } catch (error) {
    if (error instanceof RegistryError && isItsOwn(error)) return [];
    throw error;
  }
}
