import { GatehouseError } from '@gatehouse/policy';

/** A repository with its registry, both canonical: `{ registry: 'docker.io', repository: 'library/redis' }`. */
export interface ImageParts {
  /** Host, with a port where one is written; lower case. */
  readonly registry: string;
  readonly repository: string;
}

/** OCI distribution specification, "Pulling manifests". */
const REPOSITORY = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::[0-9]{1,5})?$/;
const HUB = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);

/**
 * Splits a name as references have it; one without a registry is Docker Hub's, where a name of one part stands for `library/…`.
 * Throws `invalid-input` for what is no name, and for a tag or digest behind it.
 */
export function parseImageName(name: string): ImageParts {
  const [first = '', ...rest] = name.split('/');
  const named = rest.length > 0 && (/[.:]/.test(first) || first.toLowerCase() === 'localhost');
  const registry = canonicalRegistry(named ? first : 'docker.io');
  const path = named ? rest.join('/') : name;
  const repository = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
  const isHost = HOST.test(registry) && URL.canParse(`https://${registry}`);
  if (isHost && REPOSITORY.test(repository) && name.length <= 255) return { registry, repository };
  throw new GatehouseError(
    'invalid-input',
    `\`${name.slice(0, 300)}\` is not the name of an image repository`,
    'Give registry and repository without tag and digest, such as `ghcr.io/acme/api`.',
  );
}

/** One spelling for a registry: lower case, and Docker Hub by its name in references. */
export function canonicalRegistry(registry: string): string {
  const host = registry.toLowerCase();
  return HUB.has(host) ? 'docker.io' : host;
}
