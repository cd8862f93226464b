import type { Client } from '../client.ts';
import { digestOf, isDigest, mismatch, requireReference } from '../digest.ts';
import { tooLarge } from '../http/transport.ts';
import { MANIFEST_BYTES, SMALL_BYTES } from '../limits.ts';
import { parseManifest } from '../manifests/parse.ts';
import type { ImageName, RawManifest, Registry } from '../port.ts';
import { statedDigest } from './read-manifest.ts';
import { suffixOf } from './suffix.ts';

/** Puts the very bytes, and reads back that the reference is them. A tag that others move at the same time is a `digest-mismatch`. */
export async function putManifest(
  client: Client,
  reader: Pick<Registry, 'headManifest'>,
  image: ImageName,
  reference: string,
  { mediaType, bytes }: Pick<RawManifest, 'mediaType' | 'bytes'>,
): Promise<void> {
  requireReference(reference);
  const digest = digestOf(bytes);
  const about = suffixOf(reference);
  const where = `${image}${about}`;
  if (isDigest(reference) && reference !== digest) throw mismatch(where, reference, digest);
  if (bytes.length > MANIFEST_BYTES) throw tooLarge(where, MANIFEST_BYTES);
  parseManifest({ digest, mediaType, bytes }, where);
  const answer = await client.ask(image, {
    method: 'PUT',
    path: `manifests/${reference}`,
    actions: 'pull,push',
    headers: { 'content-type': mediaType },
    body: bytes,
    limit: SMALL_BYTES,
    about,
  });
  const stated = statedDigest(answer, where);
  if (stated !== null && stated !== digest) throw mismatch(where, digest, stated);
  const now = await reader.headManifest(image, reference);
  if (now?.digest !== digest) throw mismatch(where, digest, now?.digest ?? 'nothing');
}
