import type { Client } from '../client.ts';
import { RegistryError } from '../errors.ts';
import { parseImageName } from '../image-name.ts';
import { SMALL_BYTES } from '../limits.ts';
import { originOf, parseUrl } from '../origin.ts';
import type { ImageName } from '../port.ts';

/** Opens an upload. @returns where its content goes; always of the registry itself, for content and credentials go there */
export async function openUpload(client: Client, image: ImageName): Promise<URL> {
  const about = "'s uploads";
  const question = { path: 'blobs/uploads/', actions: 'pull,push', limit: SMALL_BYTES, about } as const;
  const { headers } = await client.ask(image, { ...question, method: 'POST', once: true });
  const { registry, repository } = parseImageName(image);
  const base = new URL(`${originOf(registry)}/v2/${repository}/blobs/uploads/`);
  const location = headers.get('location') ?? '';
  const url = location === '' ? null : parseUrl(location, base.href);
  if (url?.origin === base.origin) return url;
  throw new RegistryError(
    'unsupported',
    `${image}${about} go to another server than the registry`,
    'Name the registry by the host that serves it.',
  );
}

/** Opens an upload and cancels it. Where it cannot be cancelled it ends by itself; the right to push is proved either way. */
export async function probePush(client: Client, image: ImageName, log: (message: string) => void): Promise<void> {
  const upload = await openUpload(client, image);
  try {
    const question = { path: upload.href, limit: SMALL_BYTES, about: "'s probing upload", also: [404, 405] } as const;
    await client.ask(image, { ...question, method: 'DELETE', actions: 'delete' });
  } catch (error) {
    log(`${image}: the probing upload is left to end by itself (${error instanceof Error ? error.message : error})`);
  }
}
