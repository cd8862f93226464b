import pMap from 'p-map';
import { mismatch, requireDigest } from '../digest.ts';
import { RegistryError } from '../errors.ts';
import { CONCURRENCY, CONFIG_BYTES, DEEPEST_INDEX, MOST_PLATFORMS } from '../limits.ts';
import { parseConfig } from '../manifests/config.ts';
import { isImageConfig, kindOf } from '../manifests/media-types.ts';
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
  const found: Found = { images: new Map(), seen: new Set() };
  await descend(reader, image, await reader.readManifest(image, digest), found, 0);
  if (found.images.size === 0) throw malformed(`${image}@${digest}`, 'it has no image for any platform');
  return pMap(found.images.values(), (manifest) => readPlatform(reader, image, manifest), { concurrency: CONCURRENCY });
}

interface Found {
  readonly images: Map<string, Image>;
  /** Children that were named, each once: indexes that name the same indexes many times over would never come to an end. */
  readonly seen: Set<string>;
}

async function descend(reader: Reader, image: ImageName, top: Manifest, found: Found, depth: number): Promise<void> {
  if (top.kind === 'image') {
    found.images.set(top.digest, top);
    return;
  }
  if (depth >= DEEPEST_INDEX) throw tooMany(image, `has indexes more than ${DEEPEST_INDEX} deep`);
  const platforms = top.manifests.filter((child) => !isAttestation(child) && isNew(found, child));
  if (found.seen.size > MOST_PLATFORMS) throw tooMany(image, `has more than ${MOST_PLATFORMS} platforms`);
  const children = await pMap(platforms, (child) => readChild(reader, image, child), { concurrency: CONCURRENCY });
  for (const child of children) await descend(reader, image, child, found, depth + 1);
}

/** One that is named with another size or type is looked at again, and refused. */
function isNew({ seen }: Found, { digest, size, mediaType }: Descriptor): boolean {
  const key = `${digest} ${size} ${mediaType}`;
  return !seen.has(key) && seen.add(key).size > 0;
}

/** Builders attach provenance to an index as a child of a platform that does not exist. */
function isAttestation({ platform }: Descriptor): boolean {
  return platform?.os === 'unknown' && platform.architecture === 'unknown';
}

async function readChild(reader: Reader, image: ImageName, child: Descriptor): Promise<Manifest> {
  const manifest = await reader.readManifest(image, child.digest);
  checkSize(image, child, manifest.bytes.length);
  const named = kindOf(child.mediaType);
  // Container engines read it as its index says, whatever the registry calls it.
  if (named === manifest.kind) return manifest;
  throw malformed(`${image}@${child.digest}`, `an index calls it \`${child.mediaType}\``);
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
  return new RegistryError('too-large', `${image} ${reason}`, 'Push it again as one index of the platforms it is for.');
}
