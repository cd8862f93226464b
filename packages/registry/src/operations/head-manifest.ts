import type { Client } from '../client.ts';
import { isDigest, mismatch, requireReference } from '../digest.ts';
import { RegistryError } from '../errors.ts';
import { ACCEPT, kindOf, mediaTypeOf } from '../manifests/media-types.ts';
import type { Descriptor, ImageName, Manifest } from '../port.ts';
import { statedDigest } from './read-manifest.ts';
import { suffixOf } from './suffix.ts';

/**
 * Whether a reference is there now, and what it is; never from memory. A registry that leaves headers out is asked for the manifest.
 * @param read reads the manifest anew
 */
export async function headManifest(
  client: Client,
  image: ImageName,
  reference: string,
  read: () => Promise<Manifest>,
): Promise<Descriptor | null> {
  requireReference(reference);
  const about = suffixOf(reference);
  const answer = await client.ask(image, {
    method: 'HEAD',
    path: `manifests/${reference}`,
    actions: 'pull',
    headers: { accept: ACCEPT },
    limit: 0,
    about,
    also: [404],
  });
  if (answer.status === 404) return null;
  const digest = statedDigest(answer, `${image}${about}`);
  if (isDigest(reference) && digest !== null && digest !== reference) {
    throw mismatch(`${image}${about}`, reference, digest);
  }
  const mediaType = mediaTypeOf(answer.headers.get('content-type'));
  const size = answer.headers.get('content-length') ?? '';
  if (digest !== null && kindOf(mediaType) !== undefined && /^\d{1,15}$/.test(size)) {
    return { mediaType, digest, size: Number(size) };
  }
  return orNull(read);
}

async function orNull(read: () => Promise<Manifest>): Promise<Descriptor | null> {
  try {
    const { mediaType, digest, bytes } = await read();
    return { mediaType, digest, size: bytes.length };
  } catch (error) {
    if (error instanceof RegistryError && error.code === 'not-found') return null;
    throw error;
  }
}
