import type { Client } from '../client.ts';
import { requireDigest } from '../digest.ts';
import { RegistryError } from '../errors.ts';
import { MOST_CHILDREN } from '../limits.ts';
import { OCI_INDEX } from '../manifests/media-types.ts';
import { parseManifest } from '../manifests/parse.ts';
import type { Descriptor, ImageName, Registry } from '../port.ts';
import { listPages } from './list-pages.ts';

/** What points at a digest, by the referrers API; where it is not served, or empty, by the tag that stands in for it. */
export async function referrers(
  client: Client,
  reader: Pick<Registry, 'readManifest'>,
  image: ImageName,
  digest: string,
): Promise<readonly Descriptor[]> {
  requireDigest(digest);
  const served = await fromApi(client, image, digest);
  return served.length > 0 ? served : fromTag(reader, image, digest.replace(':', '-'));
}

async function fromApi(client: Client, image: ImageName, digest: string): Promise<readonly Descriptor[]> {
  const found: Descriptor[] = [];
  const about = `@${digest}'s referrers`;
  const list = { path: `referrers/${digest}`, accept: OCI_INDEX, about, also: [404, 405] };
  for await (const { status, bytes } of listPages(client, image, list)) {
    if (status !== 200) return [];
    const index = parseManifest({ digest: '', mediaType: OCI_INDEX, bytes }, `${image}${about}`);
    if (index.kind === 'index') found.push(...index.manifests);
    if (found.length <= MOST_CHILDREN) continue;
    throw new RegistryError(
      'too-large',
      `${image}${about} are more than ${MOST_CHILDREN}`,
      'Delete those that nobody needs from the registry.',
    );
  }
  return found;
}

async function fromTag(
  reader: Pick<Registry, 'readManifest'>,
  image: ImageName,
  tag: string,
): Promise<readonly Descriptor[]> {
  try {
    const index = await reader.readManifest(image, tag);
    return index.kind === 'index' ? index.manifests : [];
  } catch (error) {
    if (error instanceof RegistryError && error.code === 'not-found') return [];
    throw error;
  }
}
