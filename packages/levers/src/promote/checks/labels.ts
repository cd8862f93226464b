import type { Registry } from '@gatehouse/registry';
import { type Refusal, refusePromotion } from '@gatehouse/release';
import pMap from 'p-map';
import type { Ancestors } from '../../shared/ancestors.ts';
import { type Checked, judged } from '../../shared/checked.ts';
import { type RevisionLabels, revisionLabels } from '../../shared/labels.ts';
import { REGISTRY_CONCURRENCY } from '../../shared/resolve.ts';
import { noLabel } from '../candidate.ts';
import type { Candidate, Plan } from '../types.ts';
import { gone, unlessGone } from './images.ts';

/** Image to what its platforms say; null: it, or a part of it, is gone. */
export type Labels = ReadonlyMap<string, RevisionLabels | null>;

export async function readLabels(registry: Pick<Registry, 'readPlatforms'>, { digests }: Candidate): Promise<Labels> {
  const read = await pMap(
    [...digests],
    async ([image, digest]) => [image, await unlessGone(() => revisionLabels(registry, image, digest))] as const,
    { concurrency: REGISTRY_CONCURRENCY },
  );
  return new Map(read);
}

/**
 * Whether every platform of every image that moves says the promoted commit. One that does not move was built before, to the same bytes, and
 * says an ancestor of it.
 */
export async function checkLabels({ candidate, moved }: Plan, labels: Labels, ancestors: Ancestors): Promise<Checked> {
  const refusals: Refusal[] = [];
  let older = 0;
  for (const [image, label] of labels) {
    const digest = candidate.digests.get(image) ?? '';
    const moves = moved.includes(image);
    if (label === null) refusals.push(gone(image, digest));
    else if (label.revision === null) refusals.push(noLabel(image, label.detail));
    else if (label.revision === candidate.revision) continue;
    else if (moves) refusals.push(other(image, label.revision, candidate.revision));
    else if ((await ancestors(label.revision, candidate.revision)) === true) older++;
    else refusals.push(noAncestor(image, label.revision, candidate.revision));
  }
  const said = `${labels.size - older} of ${labels.size} images say ${candidate.revision} on every platform`;
  return judged(
    'revision label',
    refusals,
    older === 0 ? said : `${said}, and ${older} that do not move an ancestor of it`,
  );
}

function other(image: string, label: string, revision: string): Refusal {
  return refusePromotion(
    'promote/label',
    image,
    `${image} says that it was built from ${label}, and ${revision} is promoted.`,
    'Promote images of one build: take all digests from the same run, or give the commit that they were built from.',
  );
}

function noAncestor(image: string, label: string, revision: string): Refusal {
  return refusePromotion(
    'promote/label',
    image,
    `${image} stays, and says that it was built from ${label}, which is no ancestor of ${revision}.`,
    'Build every image of the set from the commit that is promoted.',
  );
}
