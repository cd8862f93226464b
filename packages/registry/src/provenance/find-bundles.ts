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
  if (candidates.length > MOST) {
    throw new RegistryError(
      'too-large',
      `${image}@${digest} has ${candidates.length} attestations, more than ${MOST}`,
      'Remove those that nobody needs from the registry.',
    );
  }
  const found = await pMap(candidates, (candidate) => read(reader, image, candidate), { concurrency: CONCURRENCY });
  return found.flat();
}

/** Fallback indexes may leave the type out; then the manifest says it. */
const mayBeBundle = ({ artifactType }: Descriptor): boolean => artifactType === undefined || BUNDLE.test(artifactType);

async function read(reader: Reader, image: ImageName, { digest }: Descriptor): Promise<readonly Uint8Array[]> {
  const manifest = await reader.readManifest(image, digest);
  const layers = manifest.kind === 'image' ? manifest.layers.filter(({ mediaType }) => BUNDLE.test(mediaType)) : [];
  return Promise.all(layers.map((layer) => reader.readBlob(image, layer.digest, BUNDLE_BYTES)));
}
