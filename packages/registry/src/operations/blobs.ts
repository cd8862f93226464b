import type { Client } from '../client.ts';
import { digestOf, mismatch, requireDigest } from '../digest.ts';
import { RegistryError } from '../errors.ts';
import type { Descriptor, ImageName } from '../port.ts';
import { openUpload } from './upload.ts';

/** A blob of at most `limit` bytes that hashes to its digest. */
export async function readBlob(client: Client, image: ImageName, digest: string, limit: number): Promise<Uint8Array> {
  requireDigest(digest);
  const about = `@${digest} (blob)`;
  const { bytes } = await client.ask(image, { method: 'GET', path: `blobs/${digest}`, actions: 'pull', limit, about });
  const found = digestOf(bytes);
  if (found !== digest) throw mismatch(`${image}${about}`, digest, found);
  return bytes;
}

const ATTEMPTS = 3;

/** Puts a blob in one piece unless it is there. What is put is named by its hash, so the whole may be done again. */
export async function pushBlob(client: Client, image: ImageName, bytes: Uint8Array): Promise<Descriptor> {
  const digest = digestOf(bytes);
  const about = `@${digest} (blob)`;
  const question = { path: `blobs/${digest}`, actions: 'pull,push', limit: 0, about } as const;
  const there = await client.ask(image, { ...question, method: 'HEAD', also: [404] });
  for (let attempt = 1; there.status === 404; attempt += 1) {
    try {
      await put(client, image, digest, bytes);
      break;
    } catch (error) {
      if (!(error instanceof RegistryError) || error.code !== 'unavailable' || attempt === ATTEMPTS) throw error;
    }
  }
  return { mediaType: 'application/octet-stream', digest, size: bytes.length };
}

async function put(client: Client, image: ImageName, digest: string, bytes: Uint8Array): Promise<void> {
  const upload = await openUpload(client, image);
  upload.searchParams.set('digest', digest);
  await client.ask(image, {
    method: 'PUT',
    path: upload.href,
    actions: 'pull,push',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
    limit: 65_536,
    about: `@${digest} (blob)`,
    once: true,
  });
}
