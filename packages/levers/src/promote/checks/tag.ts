import type { ImageSet } from '@gatehouse/policy';
import type { Registry } from '@gatehouse/registry';
import { type Refusal, refusePromotion } from '@gatehouse/release';
import { revisionTag } from '../../shared/branches.ts';
import { type Checked, judged } from '../../shared/checked.ts';
import { resolveRevision } from '../../shared/resolve.ts';
import type { Plan } from '../types.ts';

/**
 * Whether the tag that the promotion is to be recorded by is free, or stands for these digests already. Another build of a commit that was
 * promoted could be merged and never recorded: its images and the tag would contradict each other for good.
 */
export async function checkTag(
  registry: Pick<Registry, 'headManifest'>,
  { set, candidate: { digests, revision } }: { readonly set: ImageSet; readonly candidate: Plan['candidate'] },
): Promise<Checked> {
  const tag = revisionTag(revision);
  const { digests: tagged, missing } = await resolveRevision(registry, set, tag);
  const other = [...tagged].filter(([image, digest]) => digests.get(image) !== digest);
  const passed =
    missing.length > 0
      ? `${tag} is free on ${missing.length} of ${set.images.length} images`
      : `${tag} stands for them`;
  return judged(
    'tag',
    other.map(([image, found]) => taken(image, tag, found)),
    passed,
  );
}

function taken(image: string, tag: string, found: string): Refusal {
  return refusePromotion(
    'promote/retagged',
    `${image}:${tag}`,
    `The tag ${tag} of ${image} stands for ${found}, another build of the same commit; a tag of a promotion is never moved, so this one could not be recorded.`,
    'Promote a build of a new commit, an empty one will do. Where what the tag stands for was never promoted, find out who pushed it, and delete it.',
  );
}
