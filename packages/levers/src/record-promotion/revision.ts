import type { Registry } from '@gatehouse/registry';
import type { Promotion } from '@gatehouse/release';
import pMap from 'p-map';
import { unlessGone } from '../promote/checks/images.ts';
import type { Ancestors } from '../shared/ancestors.ts';
import { REGISTRY_CONCURRENCY, revisionLabels } from '../shared/index.ts';

/**
 * The commit that a promotion brought: what the images that it moved say, or of several commits the one that has all others as ancestors. Or
 * why there is none: they do not say, or are gone.
 */
export async function promotedRevision(
  registry: Pick<Registry, 'readPlatforms'>,
  { state, moved }: Promotion,
  ancestors: Ancestors,
): Promise<{ readonly revision: string } | { readonly why: string }> {
  const read = await pMap(
    moved,
    async (image) => {
      const digest = state.digests.get(image) ?? '';
      return { image, label: await unlessGone(() => revisionLabels(registry, image, digest)) };
    },
    { concurrency: REGISTRY_CONCURRENCY },
  );
  const without = read.find(({ label }) => label === null || label.revision === null);
  if (without !== undefined) return { why: `${without.image}: ${without.label?.detail ?? 'it is gone'}` };
  const said = [...new Set(read.flatMap(({ label }) => label?.revision ?? []))];
  for (const one of said) {
    const answers = await Promise.all(said.map((other) => ancestors(other, one)));
    if (answers.every((answer) => answer === true)) return { revision: one };
  }
  return { why: `its images say ${said.join(', ')}, and none has the others as ancestors` };
}
