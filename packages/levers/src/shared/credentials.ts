import { parseImageName, type RegistryCredentials } from '@gatehouse/registry';

/** Where GITHUB_TOKEN is a credential; a token for GitHub is never shown to another registry. Loopback is for tests and rehearsals. */
const GITHUB_REGISTRY = /^(?:ghcr\.io|containers\.[a-z0-9.-]+|localhost:[0-9]+|127\.0\.0\.1:[0-9]+)$/;

/**
 * Credentials for the registries of images, each once. A password that was given for them goes to each of these registries; without one,
 * the repository's token goes to GitHub's alone.
 */
export function registryCredentials(given: {
  readonly images: readonly string[];
  readonly username: string;
  /** Empty: none was given. */
  readonly password: string;
  /** The repository's token. */
  readonly token: string;
}): readonly RegistryCredentials[] {
  const { username, password, token } = given;
  const registries = [...new Set(given.images.map((image) => parseImageName(image).registry))];
  return registries
    .filter((registry) => password !== '' || GITHUB_REGISTRY.test(registry))
    .map((registry) => ({ registry, username, password: password === '' ? token : password }));
}
