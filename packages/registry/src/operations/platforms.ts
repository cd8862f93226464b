import pMap from 'p-map';
import { mismatch, requireDigest } from '../digest.ts';
import { RegistryError } from '../errors.ts';
import { CONCURRENCY, CONFIG_BYTES, DEEPEST_INDEX, MOST_PLATFORMS } from '../limits.ts';
import { parseConfig } from '../manifests/config.ts';
import { isImageConfig } from '../manifests/media-types.ts';
import { malformed } from '../manifests/shape.ts';
import type { Descriptor, ImageName, Manifest, PlatformImage, Registry } from '../port.ts';

type Reader = Pick<Registry, 'readManifest' | 'readBlob'>;
type Image = Extract<Manifest, { readonly kind: 'image' }>;

/**
 * Every platform's image under a digest. None at all is an error, so that "all of them have the label" cannot come true for nothing.
 */
export async function readPlatforms(
  reader: Reader,
  image: ImageName,
  digest: string,
): Promise<readonly PlatformImage[]> {
  requireDigest(digest);
  const found = new Map<string, Image>();
  await descend(reader, image, await reader.readManifest(image, digest), found, 0);
  if (found.size === 0) throw malformed(`${image}@${digest}`, 'it has no image for any platform');
  return pMap(found.values(), (manifest) => readPlatform(reader, image, manifest), { concurrency: CONCURRENCY });
}

async function descend(reader: Reader, image: ImageName, top: Manifest, found: Map<string, Image>, depth: number) {
  if (top.kind === 'image') {
    found.set(top.digest, top);
    if (found.size > MOST_PLATFORMS) throw tooMany(image, `has more than ${MOST_PLATFORMS} platforms`);
    return;
  }
  const platforms = top.manifests.filter((child) => !isAttestation(child));
  if (depth >= DEEPEST_INDEX) throw tooMany(image, `has indexes more than ${DEEPEST_INDEX} deep`);
  if (platforms.length > MOST_PLATFORMS) throw tooMany(image, `has more than ${MOST_PLATFORMS} platforms`);
  const children = await pMap(platforms, (child) => readChild(reader, image, child), { concurrency: CONCURRENCY });
  for (const child of children) await descend(reader, image, child, found, depth + 1);
}

/** Builders attach provenance to an index as a child of a platform that does not exist. */
function isAttestation({ platform }: Descriptor): boolean {
  return platform?.os === 'unknown' && platform.architecture === 'unknown';
}

async function readChild(reader: Reader, image: ImageName, child: Descriptor): Promise<Manifest> {
  const manifest = await reader.readManifest(image, child.digest);
  checkSize(image, child, manifest.bytes.length);
  return manifest;
}

async function readPlatform(reader: Reader, image: ImageName, manifest: Image): Promise<PlatformImage> {
  const { digest, config, layers } = manifest;
  if (!isImageConfig(config.mediaType)) throw malformed(`${image}@${digest}`, 'it is an artifact, not an image to run');
  const bytes = await reader.readBlob(image, config.digest, CONFIG_BYTES);
  checkSize(image, config, bytes.length);
  return { digest, config: parseConfig(bytes, `the configuration of ${image}@${digest}`), layers };
}

function checkSize(image: ImageName, { digest, size }: Descriptor, found: number): void {
  if (size !== found) throw mismatch(`${image}@${digest}`, `${size} bytes`, `${found} bytes`);
}

function tooMany(image: ImageName, reason: string): RegistryError {
  return new RegistryError('too-large', `${image} ${reason}`, 'Look at what was pushed there.');
}
