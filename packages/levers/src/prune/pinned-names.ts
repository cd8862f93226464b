import { parseImageName } from '@gatehouse/registry';

const DIGEST = /@(sha256:[0-9a-f]{64})(?![0-9a-f])/gi;
/** Name and tag of a reference: 255 characters and 128, and some for what a template puts there. */
const BEFORE = 512;

/**
 * Digests of a text that stand right behind the name of one of the image repositories: `name[:tag]@sha256:…`. The registry may be in a variable
 * or left out; one that is written must be the image's.
 */
export function pinnedNames(bytes: Uint8Array, images: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const names = images.map((image) => ({ image, ...parseImageName(image) }));
  const found = new Map<string, Set<string>>();
  for (const { index, 1: digest = '' } of text.matchAll(DIGEST)) {
    const written = nameIn(text.slice(Math.max(0, index - BEFORE), index).toLowerCase());
    for (const { image, registry, repository } of names)
      if (namesIt(written, registry, repository))
        found.set(image, (found.get(image) ?? new Set()).add(digest.toLowerCase()));
  }
  return found;
}

/** Settings and templates, which may have spaces and colons of their own. */
const VARIABLE = /\{\{[^{}]*\}\}|\$\{[^{}]*\}|\$\([^()]*\)/g;
const VALUE = '}';
const OUTSIDE = /[^\s"'`<>=,;|[\]]*$/;

/** A colon behind the last slash is the tag's; that of a port comes before it. */
function nameIn(text: string): string {
  const [token = ''] = text.replace(VARIABLE, VALUE).match(OUTSIDE) ?? [];
  const colon = token.indexOf(':', token.lastIndexOf('/') + 1);
  return colon < 0 ? token : token.slice(0, colon);
}

function namesIt(written: string, registry: string, repository: string): boolean {
  const hub = registry === 'docker.io';
  const short = hub && repository.startsWith('library/') ? [repository.slice('library/'.length)] : [];
  return [repository, ...short].some((name) => {
    if (!written.endsWith(name)) return false;
    const before = written.slice(0, -name.length);
    return before.endsWith('/') ? isRegistry(before.slice(0, -1), hub, registry) : !/[a-z0-9._-]$/.test(before);
  });
}

function isRegistry(before: string, hub: boolean, registry: string): boolean {
  if (/[}%]$/.test(before) || /\$[a-z_][a-z0-9_]{0,63}$/.test(before.slice(-65))) return true;
  const hosts = hub ? ['docker.io', 'index.docker.io', 'registry-1.docker.io'] : [registry];
  return hosts.some((host) => before.endsWith(host) && !/[a-z0-9._-]$/.test(before.slice(0, -host.length)));
}
