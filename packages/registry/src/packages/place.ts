import { GatehouseError } from '@gatehouse/policy';
import { RegistryError } from '../errors.ts';
import { parseImageName } from '../image-name.ts';
import { parseObject } from '../manifests/shape.ts';
import { isLoopback } from '../origin.ts';
import type { ImageName } from '../port.ts';
import type { Api } from './api.ts';

/**
 * Where the REST API has an image's package: `/orgs/acme/packages/container/api`. Routes of users and organisations differ, and only
 * the account itself says which it is.
 */
export function packagePaths(api: Api, apiUrl: string): (image: ImageName) => Promise<string> {
  const routes = new Map<string, Promise<string>>();
  return async (image) => {
    const { owner, name } = partsOf(image, apiUrl);
    const route = routes.get(owner) ?? routeOf(api, owner);
    routes.set(owner, route);
    route.catch(() => routes.delete(owner));
    return `${await route}/packages/container/${encodeURIComponent(name)}`;
  };
}

function partsOf(image: ImageName, apiUrl: string): { readonly owner: string; readonly name: string } {
  const { registry, repository } = parseImageName(image);
  const [owner = '', ...rest] = repository.split('/');
  // A package of the same name may well exist at GitHub, and would be deleted in the place of another registry's image.
  const both = isLoopback(registry) && isLoopback(new URL(apiUrl).host);
  if (rest.length > 0 && (registry === registryOf(apiUrl) || both)) return { owner, name: rest.join('/') };
  throw new GatehouseError(
    'invalid-input',
    `${image} is no package of ${new URL(apiUrl).host}`,
    `Name it \`${registryOf(apiUrl)}/<owner>/<name>\`; images of other registries have no versions at GitHub.`,
  );
}

/** The container registry that belongs to an API: GitHub's own, or that of an enterprise's host. */
function registryOf(apiUrl: string): string {
  const { host } = new URL(apiUrl);
  return host === 'api.github.com' ? 'ghcr.io' : `containers.${host.replace(/^api\./, '')}`;
}

async function routeOf(api: Api, owner: string): Promise<string> {
  const about = `the account ${owner}`;
  const answer = await api.ask('GET', `/users/${owner}`, about, [404]);
  if (answer.status === 404)
    throw new RegistryError('not-found', `${about} is not there (404)`, 'Correct the owner in the name of the image.');
  const { type } = parseObject(answer.bytes, about);
  if (type === 'Organization') return `/orgs/${owner}`;
  if (type === 'User') return `/users/${owner}`;
  throw new RegistryError('unsupported', `${about} is neither a user nor an organisation`, 'Check the owner.');
}
