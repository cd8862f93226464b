import type { Registry } from '@gatehouse/registry';
import { RegistryError } from '@gatehouse/registry';
import { type Digests, type Refusal, refuse } from '@gatehouse/release';
import pMap from 'p-map';
import { type Checked, judged } from '../../shared/checked.ts';
import { REGISTRY_CONCURRENCY } from '../../shared/resolve.ts';

/** Deeper nesting than any builder makes. */
const MAX_DEPTH = 5;

type Manifests = Pick<Registry, 'headManifest' | 'readManifest'>;

/** Every digest is there, and so is every manifest that it lists, attestations included. */
export async function checkChildren(registry: Manifests, digests: Digests): Promise<Checked> {
  const found = await pMap([...digests], ([image, digest]) => wholeTree(registry, image, digest), {
    concurrency: REGISTRY_CONCURRENCY,
  });
  const count = found.reduce((sum, one) => sum + one.manifests, 0);
  const passed = `all ${digests.size} digests are in the registry, with all that they list (${count} manifests)`;
  return judged(
    'digests',
    found.flatMap(({ missing }) => missing),
    passed,
  );
}

interface Found {
  readonly manifests: number;
  readonly missing: readonly Refusal[];
}

async function wholeTree(registry: Manifests, image: string, digest: string, depth = 0): Promise<Found> {
  const manifest = await orMissing(() => registry.readManifest(image, digest));
  if (manifest === null || depth > MAX_DEPTH) return { manifests: 1, missing: [gone(image, digest, depth)] };
  if (manifest.kind === 'image') return { manifests: 1, missing: [] };
  const below = await pMap(
    manifest.manifests,
    async (child): Promise<Found> => {
      if (isIndex(child.mediaType)) return wholeTree(registry, image, child.digest, depth + 1);
      const there = await registry.headManifest(image, child.digest);
      return { manifests: 1, missing: there === null ? [gone(image, child.digest, depth + 1)] : [] };
    },
    { concurrency: REGISTRY_CONCURRENCY },
  );
  return {
    manifests: below.reduce((sum, { manifests }) => sum + manifests, 1),
    missing: below.flatMap(({ missing }) => missing),
  };
}

function isIndex(mediaType: string): boolean {
  return /\.image\.index\.|\.manifest\.list\./.test(mediaType);
}

async function orMissing<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof RegistryError && error.code === 'not-found') return null;
    throw error;
  }
}

function gone(image: string, digest: string, depth: number): Refusal {
  const what = depth === 0 ? 'is not in the registry' : 'belongs to the target and is not in the registry';
  return refuse(
    'rollback/child-missing',
    `${image}@${digest}`,
    `${image}@${digest} ${what}.`,
    'Restore it (GitHub Packages: within 30 days of its deletion; a clean-up run keeps `undo.json`), or roll back to another state.',
  );
}
