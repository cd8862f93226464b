import { type Registry, RegistryError } from '@gatehouse/registry';
import { type Refusal, refusePromotion } from '@gatehouse/release';
import pMap from 'p-map';
import { type Checked, judged } from '../../shared/checked.ts';
import { REGISTRY_CONCURRENCY } from '../../shared/resolve.ts';
import type { Candidate } from '../types.ts';

type Heads = Pick<Registry, 'headManifest'>;

/** Whether the registry has every digest: the cheapest question there is, so a typing error ends here. */
export async function checkDigests(registry: Heads, { digests }: Candidate): Promise<Checked> {
  const answers = await pMap(
    [...digests],
    async ([image, digest]) => ((await registry.headManifest(image, digest)) === null ? [gone(image, digest)] : []),
    { concurrency: REGISTRY_CONCURRENCY },
  );
  return judged('digests', answers.flat(), `the registry has all ${digests.size}`);
}

export function gone(image: string, digest: string): Refusal {
  return refusePromotion(
    'promote/digest-missing',
    `${image}@${digest}`,
    `The registry has no ${image}@${digest}, or not all that it is made of.`,
    'Promote what is there: build the commit again, or give another one.',
  );
}

/** Null where the registry says for certain that something is not there. */
export async function unlessGone<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof RegistryError && error.code === 'not-found') return null;
    throw error;
  }
}
