import type { ImageSet, ProvenancePolicy } from '@gatehouse/policy';
import type { Registry } from '@gatehouse/registry';
import type { Digests, Refusal } from '@gatehouse/release';
import pMap from 'p-map';
import { type Checked, evidence, judged } from './checked.ts';
import { REGISTRY_CONCURRENCY } from './resolve.ts';

/** What is read to verify provenance. */
type ProvenanceRegistry = Pick<Registry, 'readManifest' | 'referrers' | 'readBlob'>;

/** What a verification of provenance found; `outcome` `absent`: the image has none. */
interface ProvenanceAnswer {
  readonly outcome: 'passed' | 'failed' | 'absent';
  readonly detail: string;
  /** 40 hexadecimal digits; null or absent: it names none. */
  readonly revision?: string | null;
}

/** Verifies the provenance of one image; asked for only when policy demands it. */
export type VerifyProvenance = (asked: {
  readonly registry: ProvenanceRegistry;
  readonly image: string;
  readonly digest: string;
  readonly policy: ProvenancePolicy;
  /** `owner/name` that it must be built from; null: the repository of the policy. */
  readonly source: string | null;
}) => Promise<ProvenanceAnswer>;

/**
 * Whether every image was built by whom policy names, from the commit that its label says.
 *
 * @param asked.labels what each image says it was built from; null: it does not
 * @param asked.refuse makes the refusal of a lever from `image@digest` and a sentence
 */
export async function checkProvenance(
  { verify, registry }: { readonly verify: VerifyProvenance; readonly registry: ProvenanceRegistry },
  { provenance: policy, source }: Pick<ImageSet, 'provenance' | 'source'>,
  asked: {
    readonly digests: Digests;
    readonly labels: ReadonlyMap<string, { readonly revision: string | null } | null>;
    readonly refuse: (place: string, message: string) => Refusal;
  },
): Promise<Checked> {
  if (policy === null) return { evidence: [evidence('provenance', 'not-asked', 'policy asks for none')], refusals: [] };
  const found = await pMap(
    [...asked.digests],
    async ([image, digest]): Promise<readonly Refusal[]> => {
      const wrong = (why: string) => [
        asked.refuse(`${image}@${digest}`, `The provenance of ${image} is not what policy demands: ${why}.`),
      ];
      const { outcome, detail, revision } = await verify({ registry, image, digest, policy, source });
      if (outcome !== 'passed') return wrong(detail);
      const label = asked.labels.get(image)?.revision ?? null;
      if (revision == null || revision === label) return [];
      return wrong(`it was built from ${revision}, and its label says ${label}`);
    },
    { concurrency: REGISTRY_CONCURRENCY },
  );
  return judged('provenance', found.flat(), `${policy.workflow} built all ${asked.digests.size} images`);
}
