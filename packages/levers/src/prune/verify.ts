import { type PlanInput, type PlannedTag, type PlannedVersion, pruneRefusal, type Refusal } from '@gatehouse/release';
import pMap from 'p-map';
import { REGISTRY_CONCURRENCY } from '../shared/index.ts';
import { stopFor } from './stops.ts';
import type { PruneDeps } from './types.ts';

export interface Verified {
  /** False: the run was cancelled, and the runner leaves it seconds. */
  readonly looked: boolean;
  readonly refusals: readonly Refusal[];
  readonly notes: readonly string[];
  /** Tags that stand for what they stood for, and digests without a tag that are there. */
  readonly tags: number;
}

/**
 * After the deletes: every tag that was kept must still stand for its digest, and every digest that git uses must be there. A tag that
 * somebody moved meanwhile is told; one that is gone is an error.
 */
export async function verifyKept(
  { registry, io, stopping }: PruneDeps,
  { state }: PlanInput,
  goneVersions: readonly PlannedVersion[],
  tagged: readonly PlannedTag[],
): Promise<Verified> {
  if (stopping?.aborted) return { looked: false, refusals: [], notes: [], tags: 0 };
  const touched = new Set(goneVersions.map(({ image }) => image));
  const gone = new Set(goneVersions.map(({ image, digest }) => `${image}@${digest}`));
  const used = new Set(state.uses.map(({ digest }) => digest));
  const kept = state.versions.filter(({ image, digest }) => touched.has(image) && !gone.has(`${image}@${digest}`));
  const wanted = [
    ...kept.flatMap(({ image, digest, tags }) => tags.map((tag) => ({ image, digest, reference: tag }))),
    ...kept
      .filter(({ digest, tags }) => tags.length === 0 && used.has(digest))
      .map(({ image, digest }) => ({ image, digest, reference: digest })),
    ...tagged.map(({ image, digest, tag }) => ({ image, digest, reference: tag })),
  ];
  if (wanted.length > 0) io.log(`Looking whether ${wanted.length} kept tags and digests still resolve…`);
  const refusals: Refusal[] = [];
  const notes: string[] = [];
  await pMap(
    wanted,
    async ({ image, digest, reference }) => {
      const place = reference === digest ? `${image}@${digest}` : `${image}:${reference}`;
      try {
        const head = await registry.headManifest(image, reference);
        if (head === null) refusals.push(lost(place, digest));
        else if (head.digest !== digest) notes.push(`${place} was moved from ${digest} to ${head.digest} meanwhile.`);
      } catch (error) {
        refusals.push(stopFor(place, error));
      }
    },
    { concurrency: REGISTRY_CONCURRENCY },
  );
  const tags = wanted.length - refusals.length - notes.length;
  const more = refusals.length > MOST ? [`${UNLISTED}: ${refusals.length - MOST}.`] : [];
  return { looked: true, refusals: refusals.slice(0, MOST), notes: [...notes.sort(), ...more], tags };
}

/** More refusals would say the same. */
const MOST = 50;
const UNLISTED = 'Kept tags and digests that do not resolve as before, besides those that are listed';

function lost(place: string, digest: string): Refusal {
  const message = `It does not resolve any more; it stood for ${digest} before the run.`;
  const fix =
    'Run prune with `mode: restore` and the undo.json of this run if it was deleted here; else see who deleted it.';
  return pruneRefusal('prune/tag-lost', place, message, fix);
}
