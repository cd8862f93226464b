import type { Registry } from '@gatehouse/registry';
import { type Digests, type Refusal, refuse, shortCommit } from '@gatehouse/release';
import { revisionTag } from '../../shared/branches.ts';
import { type Checked, evidence, judged } from '../../shared/checked.ts';
import { resolveRevision } from '../../shared/resolve.ts';
import type { Situation } from '../types.ts';

/**
 * Whether the tags of a state that git named agree with it. A tag that is missing says nothing (the state may be older than tags, or recording
 * was missed); one that stands for another digest contradicts git.
 */
export async function checkTags(
  registry: Pick<Registry, 'headManifest'>,
  set: Situation['set'],
  asked: { readonly digests: Digests; readonly revision: string; readonly commit: string },
): Promise<Checked> {
  const tag = revisionTag(asked.revision);
  const { digests: tagged, missing } = await resolveRevision(registry, set, tag);
  const other = [...tagged].filter(([image, digest]) => asked.digests.get(image) !== digest);
  if (other.length > 0)
    return judged(
      'tags',
      other.map(([image, digest]) => retagged(image, tag, digest, asked.commit)),
      '',
    );
  if (missing.length === 0) return judged('tags', [], `${tag} stands for these digests on every image`);
  const detail = `${missing.length} of ${set.images.length} images have no tag ${tag}; what is there agrees`;
  return { evidence: [evidence('tags', 'absent', detail)], refusals: [] };
}

function retagged(image: string, tag: string, digest: string, commit: string): Refusal {
  return refuse(
    'rollback/retagged',
    image,
    `The tag ${tag} of ${image} stands for ${digest}, and not for what commit ${shortCommit(commit)} promoted.`,
    'Find out who pushed the tag. Put it back on the promoted digest, or delete it; then run this again.',
  );
}
