import { type Descriptor, kindOf, type Registry } from '@gatehouse/registry';
import { platformName } from '@gatehouse/release';
import pMap from 'p-map';

/** Digests are looked at side by side already. */
const WITHIN_ONE = 2;
/** Indexes in indexes in indexes: nobody builds deeper ones. */
const MAX_DEPTH = 4;
/** Platforms and attestations of one digest. */
const MAX_CHILDREN = 1_000;

/** What a registry lacks of a digest, for people; or that it is not known. */
export interface Life {
  /** Whether the digest itself is there, whatever is with its children. */
  readonly there: boolean;
  /** Empty: all of it is there. */
  readonly missing: readonly string[];
  /** Why some of it could not be looked at: an index too large or too deep. */
  readonly doubt: string | null;
}

type Asked = Pick<Registry, 'headManifest' | 'readManifest'>;

/**
 * Whether a digest and everything its index holds are there, attestations included. An index is read once; all else is only asked for, which
 * counts as no download. Throws RegistryError when the registry does not say.
 */
export async function missingOf(registry: Asked, image: string, digest: string): Promise<Life> {
  const missing: string[] = [];
  const head = await registry.headManifest(image, digest);
  if (head === null) return { there: false, missing: [`the image itself (${digest})`], doubt: null };
  const seen = new Set([digest]);
  let level: readonly Descriptor[] = kindOf(head.mediaType) === 'index' ? [{ ...head, digest }] : [];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === MAX_DEPTH) return { there: true, missing, doubt: `its indexes nest more than ${MAX_DEPTH} deep` };
    const children = (await childrenOf(registry, image, level)).filter((child) => !seen.has(child.digest));
    for (const child of children) seen.add(child.digest);
    if (seen.size > MAX_CHILDREN) return { there: true, missing, doubt: `it has more than ${MAX_CHILDREN} children` };
    const distinct = [...new Map(children.map((child) => [child.digest, child])).values()];
    const there = await pMap(distinct, async (child) => (await registry.headManifest(image, child.digest)) !== null, {
      concurrency: WITHIN_ONE,
    });
    missing.push(...distinct.filter((_, at) => !there[at]).map(nameOf));
    level = distinct.filter((child, at) => there[at] && kindOf(child.mediaType) === 'index');
  }
  return { there: true, missing, doubt: null };
}

async function childrenOf(
  registry: Asked,
  image: string,
  indexes: readonly Descriptor[],
): Promise<readonly Descriptor[]> {
  const read = await pMap(indexes, ({ digest }) => registry.readManifest(image, digest), {
    concurrency: WITHIN_ONE,
  });
  return read.flatMap((manifest) => (manifest.kind === 'index' ? manifest.manifests : []));
}

function nameOf({ platform, digest, annotations }: Descriptor): string {
  if (annotations?.['vnd.docker.reference.type'] === 'attestation-manifest') return `an attestation (${digest})`;
  if (platform === undefined) return `a child (${digest})`;
  return `${platformName(platform)} (${digest})`;
}
