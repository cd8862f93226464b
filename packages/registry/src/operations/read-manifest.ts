import type { Client } from '../client.ts';
import { digestOf, isDigest, mismatch, requireReference } from '../digest.ts';
import { RegistryError } from '../errors.ts';
import type { Answer } from '../http/types.ts';
import { MANIFEST_BYTES } from '../limits.ts';
import { ACCEPT, mediaTypeOf } from '../manifests/media-types.ts';
import { parseManifest } from '../manifests/parse.ts';
import type { ImageName, Manifest } from '../port.ts';
import type { Memo } from './memo.ts';
import { suffixOf } from './suffix.ts';

/** Reads a manifest; its raw bytes must hash to the digest asked for, and to the one that the registry states. */
export async function readManifest(client: Client, memo: Memo, image: ImageName, reference: string): Promise<Manifest> {
  requireReference(reference);
  const remembered = memo.get(image, reference);
  if (remembered !== undefined) return remembered;
  const about = suffixOf(reference);
  const answer = await client.ask(image, {
    method: 'GET',
    path: `manifests/${reference}`,
    actions: 'pull',
    headers: { accept: ACCEPT },
    limit: MANIFEST_BYTES,
    about,
  });
  const digest = digestOf(answer.bytes);
  const where = `${image}${about}`;
  if (isDigest(reference) && digest !== reference) throw mismatch(where, reference, digest);
  const stated = statedDigest(answer, where);
  if (stated !== null && stated !== digest) throw mismatch(where, stated, digest);
  const mediaType = mediaTypeOf(answer.headers.get('content-type'));
  const manifest = parseManifest({ digest, mediaType, bytes: answer.bytes }, where);
  memo.put(image, manifest);
  return manifest;
}

/** `Docker-Content-Digest`; null: the registry does not say. Throws `unsupported` for another algorithm. */
export function statedDigest({ headers }: Pick<Answer, 'headers'>, where: string): string | null {
  const stated = headers.get('docker-content-digest');
  if (stated === null || isDigest(stated)) return stated;
  throw new RegistryError(
    'unsupported',
    `${where} has \`${stated.slice(0, 150)}\` for a digest, which is not a SHA-256 digest`,
    'Push the image with SHA-256 digests, as all builders do.',
  );
}
