import type { ImageSet } from '@gatehouse/policy';
import { type Digests, type Refusal, refuse } from '@gatehouse/release';
import pMap from 'p-map';
import { REGISTRY_CONCURRENCY } from '../../shared/resolve.ts';
import type { SetReads } from '../types.ts';
import { type Checked, evidence, judged } from './checked.ts';
import type { Labels } from './labels.ts';

/** Whether every image was built by whom policy names, from the commit that its label says. */
export async function checkProvenance(
  { verify, registry }: Pick<SetReads, 'verify' | 'registry'>,
  { provenance: policy, source }: Pick<ImageSet, 'provenance' | 'source'>,
  asked: { readonly digests: Digests; readonly labels: Labels },
): Promise<Checked> {
  if (policy === null) return { evidence: [evidence('provenance', 'not-asked', 'policy asks for none')], refusals: [] };
  const found = await pMap(
    [...asked.digests],
    async ([image, digest]): Promise<readonly Refusal[]> => {
      const { outcome, detail, revision } = await verify({ registry, image, digest, policy, source });
      if (outcome !== 'passed') return [wrong(image, digest, detail)];
      const label = asked.labels.get(image)?.revision ?? null;
      if (revision == null || revision === label) return [];
      return [wrong(image, digest, `it was built from ${revision}, and its label says ${label}`)];
    },
    { concurrency: REGISTRY_CONCURRENCY },
  );
  return judged('provenance', found.flat(), `${policy.workflow} built all ${asked.digests.size} images`);
}

function wrong(image: string, digest: string, detail: string): Refusal {
  return refuse(
    'rollback/provenance',
    `${image}@${digest}`,
    `The provenance of ${image} is not what policy demands: ${detail}.`,
    'Roll back to a state that was built as `provenance` of the set says, or correct that in a pull request of its own.',
  );
}
