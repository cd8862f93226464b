import type { Registry } from '@gatehouse/registry';
import { type Promotion, type Refusal, refusePromotion } from '@gatehouse/release';
import pMap from 'p-map';
import { unlessGone } from '../promote/checks/images.ts';
import type { Ancestors } from '../rollback/checks/ancestors.ts';
import { REGISTRY_CONCURRENCY, revisionLabels } from '../shared/index.ts';

/**
 * The commit that a promotion brought: what the images that it moved say, or of several commits the one that has all others as ancestors. A
 * refusal: they do not say, or are gone.
 */
export async function promotedRevision(
  registry: Pick<Registry, 'readPlatforms'>,
  { state, moved }: Promotion,
  ancestors: Ancestors,
): Promise<string | Refusal> {
  const read = await pMap(
    moved,
    async (image) => {
      const digest = state.digests.get(image) ?? '';
      return { image, label: await unlessGone(() => revisionLabels(registry, image, digest)) };
    },
    { concurrency: REGISTRY_CONCURRENCY },
  );
  const without = read.find(({ label }) => label === null || label.revision === null);
  if (without !== undefined) return unknown(without.image, state.commit, without.label?.detail ?? 'it is gone');
  const said = [...new Set(read.flatMap(({ label }) => label?.revision ?? []))];
  for (const one of said) {
    const answers = await Promise.all(said.map((other) => ancestors(other, one)));
    if (answers.every((answer) => answer === true)) return one;
  }
  return unknown(moved.join(', '), state.commit, `they say ${said.join(', ')}, and none has the others as ancestors`);
}

function unknown(image: string, commit: string, why: string): Refusal {
  return refusePromotion(
    'promote/no-revision',
    image,
    `What commit ${commit.slice(0, 12)} promoted cannot be recorded, because its images do not agree on the commit that they were built from: ${why}.`,
    'Promote a build whose images have the label org.opencontainers.image.revision; this state stays a target of `at-commit`.',
  );
}
