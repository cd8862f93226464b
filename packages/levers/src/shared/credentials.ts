import { parseImageName, type RegistryCredentials } from '@gatehouse/registry';

/** Loopback is for tests and rehearsals. */
const LOOPBACK = /^(?:localhost|127\.0\.0\.1):[0-9]+$/;

/**
 * Credentials for the registries of images, each once. A password that was given for them goes to each of these registries; without one,
 * the repository's token goes to the container registry of its own GitHub alone: ghcr.io, or `containers.` before an enterprise's host.
 */
export function registryCredentials(given: {
  readonly images: readonly string[];
  readonly username: string;
  /** Empty: none was given. */
  readonly password: string;
  /** The repository's token. */
  readonly token: string;
  /** `https://github.com` unless told. */
  readonly serverUrl?: string;
}): readonly RegistryCredentials[] {
  const { username, password, token } = given;
  const { host } = new URL(given.serverUrl ?? 'https://github.com');
  const own = host === 'github.com' ? 'ghcr.io' : `containers.${host}`;
  const registries = [...new Set(given.images.map((image) => parseImageName(image).registry))];
  return registries
    .filter((registry) => password !== '' || registry === own || LOOPBACK.test(registry))
    .map((registry) => ({ registry, username, password: password === '' ? token : password }));
}
