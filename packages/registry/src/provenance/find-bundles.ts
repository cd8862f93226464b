import pMap from 'p-map';
import { RegistryError } from '../errors.ts';
import { CONCURRENCY } from '../limits.ts';
import type { Descriptor, ImageName, Registry } from '../port.ts';

type Reader = Pick<Registry, 'referrers' | 'readManifest' | 'readBlob'>;

const BUNDLE = /^application\/vnd\.dev\.sigstore\.bundle(?:\.v\d+(?:\.\d+)*)?\+json(?:;\s*version=[\d.]+)?$/;
const BUNDLE_BYTES = 4 * 1024 * 1024;
const MOST = 100;

/** The Sigstore bundles that refer to a digest, as bytes; whoever may push to the repository put them there. */
export async function findBundles(reader: Reader, image: ImageName, digest: string): Promise<readonly Uint8Array[]> {
  const candidates = (await reader.referrers(image, digest)).filter(mayBeBundle);
  const refuseMany = (count: number): void => {
    if (count > MOST) throw tooMany(`${image}@${digest}`, count);
  };
  refuseMany(candidates.length);
  const found = await pMap(candidates, ({ digest: of }) => layersOf(reader, image, of), { concurrency: CONCURRENCY });
  // Before one is read: together they have to find room in memory.
  const layers = found.flat();
  refuseMany(layers.length);
  return pMap(layers, (layer) => reader.readBlob(image, layer.digest, BUNDLE_BYTES), { concurrency: CONCURRENCY });
}

function tooMany(where: string, count: number): RegistryError {
  return new RegistryError(
    'too-large',
    `${where} has ${count} attestations, more than ${MOST}`,
    'Remove those that nobody needs from the registry.',
  );
}

/** Fallback indexes may leave the type out; then the manifest says it. */
const mayBeBundle = ({ artifactType }: Descriptor): boolean => artifactType === undefined || BUNDLE.test(artifactType);

async function layersOf(reader: Reader, image: ImageName, digest: string): Promise<readonly Descriptor[]> {
  const manifest = await reader.readManifest(image, digest);
  return manifest.kind === 'image' ? manifest.layers.filter(({ mediaType }) => BUNDLE.test(mediaType)) : [];
}
