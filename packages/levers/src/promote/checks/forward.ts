import type { Registry } from '@gatehouse/registry';
import { type Refusal, refusePromotion } from '@gatehouse/release';
import pMap from 'p-map';
import type { Ancestors } from '../../shared/ancestors.ts';
import { type Checked, evidence, judged } from '../../shared/checked.ts';
import { revisionLabels } from '../../shared/labels.ts';
import { REGISTRY_CONCURRENCY } from '../../shared/resolve.ts';
import type { Plan } from '../types.ts';
import { unlessGone } from './images.ts';

/** Nothing that is built from now on has such a commit among its ancestors. */
const REWRITTEN =
  'Where that commit never came to the branch that is built now (it was squashed, or history was rewritten), move the pins to a build of today in a pull request of a person, once.';

/**
 * Whether what is promoted comes after what is there: the commit that each image says it is built from today is an ancestor. Images from
 * before labels say nothing, and one that is gone cannot be asked; then the others of the set speak for it.
 */
export async function checkForward(
  registry: Pick<Registry, 'readPlatforms'>,
  { pins, moved, candidate: { revision } }: Plan,
  ancestors: Ancestors,
): Promise<Checked> {
  const today = new Map(pins.map(({ from }) => [`${from.image} ${from.digest}`, from]));
  const moving = [...today.values()].filter(({ image }) => moved.includes(image));
  const labels = await pMap(
    moving,
    async ({ image, digest }) => ({
      place: { image, digest },
      label: await unlessGone(() => revisionLabels(registry, image, digest)),
    }),
    { concurrency: REGISTRY_CONCURRENCY },
  );
  const missing = labels.flatMap(({ place, label }) => (label === null ? [`${place.image}@${place.digest}`] : []));
  const silent = labels.flatMap(({ place, label }) => (label?.revision === null ? [place.image] : []));
  const stated = labels.flatMap(({ place, label }) =>
    label?.revision ? [{ image: place.image, today: label.revision }] : [],
  );
  const refusals: Refusal[] = [];
  for (const { image, today } of stated) {
    const forward = await ancestors(today, revision);
    if (forward !== true) refusals.push(notForward(image, today, revision, forward));
  }
  const compared = stated.length;
  if (refusals.length === 0 && compared === 0 && missing.length > 0)
    return judged('forward', missing.map(unknowable), '');
  if (refusals.length > 0 || compared > 0)
    return judged('forward', refusals, `${revision} comes after what is promoted`);
  const detail = `${silent.join(', ')} do not say which commit is promoted today, so that nothing can be compared`;
  return { evidence: [evidence('forward', silent.length === 0 ? 'not-asked' : 'absent', detail)], refusals: [] };
}

function notForward(image: string, today: string, revision: string, answer: boolean | null): Refusal {
  const known = answer === null ? 'or is not in its source repository' : 'in its source repository';
  return refusePromotion(
    answer === null ? 'promote/unknown-revision' : 'promote/older',
    image,
    `${image} is promoted from ${today}, which is no ancestor of ${revision} ${known}: promotions go forward only.`,
    answer === null
      ? `Correct 'source' of the set in the policy, and let 'source-token' read that repository. ${REWRITTEN}`
      : `Promote a build that has it as an ancestor; to go back, start the rollback. ${REWRITTEN}`,
  );
}

function unknowable(place: string): Refusal {
  return refusePromotion(
    'promote/older',
    place,
    `${place} is pinned today and gone from the registry, and no other image of the set says how old it is.`,
    'Restore it (GitHub keeps deleted versions for 30 days), or repair the pins in a pull request of a person.',
  );
}
