import { type Refusal, refusePromotion } from '@gatehouse/release';
import pMap from 'p-map';
import { type Checked, evidence, judged } from '../../rollback/checks/checked.ts';
import { REGISTRY_CONCURRENCY } from '../../shared/resolve.ts';
import type { Plan, PromoteDeps, PromoteRegistry } from '../types.ts';
import type { Labels } from './labels.ts';

type SetDeps = Pick<PromoteDeps, 'verify'> & { readonly registry: PromoteRegistry };

/** Whether every image was built by whom policy names, from the commit that its label says. */
export async function checkProvenance(
  { registry, verify }: SetDeps,
  { set: { provenance, source }, candidate: { digests } }: Plan,
  labels: Labels,
): Promise<Checked> {
  if (provenance === null)
    return { evidence: [evidence('provenance', 'not-asked', 'policy asks for none')], refusals: [] };
  const found = await pMap(
    [...digests],
    async ([image, digest]): Promise<readonly Refusal[]> => {
      const { outcome, detail, revision } = await verify({ registry, image, digest, policy: provenance, source });
      if (outcome !== 'passed') return [wrong(image, digest, detail)];
      const label = labels.get(image)?.revision ?? null;
      if (revision == null || revision === label) return [];
      return [wrong(image, digest, `it was built from ${revision}, and its label says ${label}`)];
    },
    { concurrency: REGISTRY_CONCURRENCY },
  );
  return judged('provenance', found.flat(), `${provenance.workflow} built all ${digests.size} images`);
}

function wrong(image: string, digest: string, detail: string): Refusal {
  return refusePromotion(
    'promote/provenance',
    `${image}@${digest}`,
    `The provenance of ${image} is not what policy demands: ${detail}.`,
    "Promote what that workflow built, or correct 'provenance' of the set in a pull request of its own.",
  );
}
