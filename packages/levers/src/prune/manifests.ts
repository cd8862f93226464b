import { type Manifest, RegistryError } from '@gatehouse/registry';
import { type ManifestFacts, type RetentionState, type Use, unreadManifests, type Version } from '@gatehouse/release';
import pMap from 'p-map';
import { REGISTRY_CONCURRENCY } from '../shared/index.ts';
import type { PlanDeps } from './types.ts';

/** Media types of manifests that name no other manifest. */
const LEAVES = new Set([
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
]);

/** What was found so far; grows. */
export interface Found {
  readonly versions: Version[];
  readonly manifests: Map<string, ManifestFacts>;
  readonly unreadable: Map<string, string>;
}

export const isLeaf = (mediaType: string): boolean => LEAVES.has(mediaType);

export function factsOf(manifest: Manifest): ManifestFacts {
  const children = manifest.kind === 'index' ? manifest.manifests : [];
  return {
    children: children.map(({ digest, mediaType }) => ({ digest, leaf: isLeaf(mediaType) })),
    subject: manifest.subject?.digest ?? null,
  };
}

type Deps = Pick<PlanDeps, 'registry' | 'packages' | 'io'>;

/** Reads every manifest that has to be read, each once; what only an image's index names, and git does not use, is known from there. */
export async function readManifests(
  deps: Deps,
  found: Found,
  isListed: (image: string) => boolean,
  uses: readonly Use[] = [],
): Promise<void> {
  for (;;) {
    const { needed, loose } = unreadManifests({ ...found, uses } satisfies RetentionState);
    if (needed.length === 0 && loose.length === 0) return;
    const count = needed.length || loose.length;
    if (count > 200) deps.io.log(`Reading ${count} manifests…`);
    if (needed.length > 0)
      await pMap(needed, (version) => readOne(deps, found, version), { concurrency: REGISTRY_CONCURRENCY });
    else await readLoose(deps, found, loose);
    addChildren(
      found,
      (needed.length > 0 ? needed : loose).filter(({ image }) => !isListed(image)),
    );
  }
}

/** In stretches, each from the newest to the oldest: an index is pushed after what it names, which then need not be read. */
async function readLoose(deps: Deps, found: Found, loose: readonly Version[]): Promise<void> {
  const sorted = loose.toSorted((a, b) => (b.id ?? 0) - (a.id ?? 0));
  const length = Math.ceil(sorted.length / REGISTRY_CONCURRENCY);
  const stretches = Array.from({ length: REGISTRY_CONCURRENCY }, (_, at) =>
    sorted.slice(at * length, (at + 1) * length),
  );
  const leaves = new Set<string>();
  await pMap(stretches, async (stretch) => {
    for (const version of stretch) {
      if (leaves.has(version.digest)) continue;
      await readOne(deps, found, version);
      for (const { digest, leaf } of found.manifests.get(version.digest)?.children ?? []) if (leaf) leaves.add(digest);
    }
  });
}

/** What a registry does not list is there because an index that it has names it. */
function addChildren({ versions, manifests }: Found, read: readonly Version[]): void {
  const known = new Set(versions.map(({ image, digest }) => `${image}@${digest}`));
  for (const { image, digest } of read)
    for (const child of manifests.get(digest)?.children ?? []) {
      if (known.has(`${image}@${child.digest}`)) continue;
      known.add(`${image}@${child.digest}`);
      versions.push({ image, digest: child.digest, id: null, tags: [], createdAt: null, updatedAt: null });
    }
}

async function readOne(deps: Deps, found: Found, version: Version): Promise<void> {
  try {
    found.manifests.set(version.digest, factsOf(await deps.registry.readManifest(version.image, version.digest)));
  } catch (error) {
    if (!(error instanceof RegistryError) || !isItsOwn(error)) throw error;
    if (error.code === 'not-found' && (await isGone(deps, version))) {
      const at = found.versions.indexOf(version);
      if (at >= 0) found.versions.splice(at, 1);
      return;
    }
    found.unreadable.set(version.digest, error.message);
  }
}

/** What is wrong with this manifest and no other; everything else ends the run. */
export const isItsOwn = ({ code }: RegistryError): boolean => ITS_OWN.has(code);

const ITS_OWN: ReadonlySet<string> = new Set(['not-found', 'digest-mismatch', 'too-large', 'unsupported']);

/** Lists are stale for a while: a version that was deleted is still on them. */
async function isGone({ packages, registry }: Deps, { image, digest, id }: Version): Promise<boolean> {
  if (id !== null) return (await packages.readVersion(image, id)) === null;
  return (await registry.headManifest(image, digest)) === null;
}
