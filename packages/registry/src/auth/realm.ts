import { RegistryError } from '../errors.ts';
import { isLoopback, originOf, safeUrl } from '../origin.ts';

/** Token servers under another host than their registry's. */
const BUILT_IN = new Map([['docker.io', 'auth.docker.io']]);

/**
 * The address of a token server. A registry says itself where to send credentials, and a reference may name any registry; so they only
 * go to the registry's own host, or to one that is known.
 * @param realm as the registry's challenge has it
 * @param trusted hosts, with or without a port
 */
export function realmUrl(registry: string, realm: string, trusted: readonly string[]): URL {
  const base = originOf(registry);
  const url = realm === '' ? null : safeUrl(realm, base);
  if (url !== null && isTrusted(registry, url, new URL(base), trusted)) return url;
  throw new RegistryError(
    'forbidden',
    `${registry} sends for tokens to \`${realm.slice(0, 200)}\`, which is not its own host, over https`,
    url === null ? 'Use the registry over https.' : `If that is right, add \`${url.host}\` to the trusted realms.`,
  );
}

function isTrusted(registry: string, url: URL, own: URL, trusted: readonly string[]): boolean {
  if (url.hostname === own.hostname || (isLoopback(url.host) && isLoopback(own.host))) return true;
  return [BUILT_IN.get(registry), ...trusted].some((host) => host === url.host || host === url.hostname);
}
