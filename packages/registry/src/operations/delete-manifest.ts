import type { Client } from '../client.ts';
import { requireDigest } from '../digest.ts';
import { RegistryError } from '../errors.ts';
import { SMALL_BYTES } from '../limits.ts';
import type { ImageName } from '../port.ts';

/** Deletes by digest, and with it every tag of it. Throws `not-found` when it was not there, `unsupported` where nothing is deleted. */
export async function deleteManifest(client: Client, image: ImageName, digest: string): Promise<void> {
  requireDigest(digest);
  const answer = await client.ask(image, {
    method: 'DELETE',
    path: `manifests/${digest}`,
    actions: 'delete',
    limit: SMALL_BYTES,
    about: `@${digest}`,
    also: [404, 405],
  });
  if (answer.status === 405) {
    throw new RegistryError(
      'unsupported',
      `${image}@${digest}: the registry does not delete (405)`,
      'On GHCR versions are deleted through GitHub Packages; elsewhere switch deleting on in the registry.',
    );
  }
  // An earlier attempt whose answer was lost may have done it.
  if (answer.status === 404 && answer.repeated === 0) {
    throw new RegistryError('not-found', `${image}@${digest} is not there`, 'Nothing needs to be deleted.');
  }
}
