/** As the OCI distribution specification spells it: host with an optional port, then lower-case parts. */
export const IMAGE_REPOSITORY =
  /^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)+|[a-z0-9-]+(?=:))(?::[0-9]{1,5})?(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)+$/;

const SUCH_AS = 'is not an image repository with its registry, such as `ghcr.io/acme/api`';
/** Other hosts of Docker Hub, whose name in references is `docker.io`. */
const HUB_HOSTS = /^(?:index\.docker\.io|registry-1\.docker\.io|registry\.hub\.docker\.com)\//;
/** Longer suggestions than that explain nothing. */
const MAX_SHOWN = 100;

/** Why a text is no repository of a registry, with the way out; null when it is one. */
export function whyNotImageRepository(text: string): string | null {
  if (text.length > 255) return 'is longer than 255 characters';
  const scheme = /^[a-z]+:\/\//i.exec(text)?.[0];
  if (scheme !== undefined) return write(text, text.slice(scheme.length), `begins with \`${scheme}\``);
  const digest = text.indexOf('@');
  if (digest >= 0) return write(text, text.slice(0, digest), 'has a digest, and a set has whichever are pinned');
  const tag = /:[^/:]*$/.exec(text);
  if (tag !== null && text.includes('/')) return write(text, text.slice(0, tag.index), 'has a tag');
  if (/[A-Z]/.test(text)) return write(text, text.toLowerCase(), 'has capital letters');
  if (HUB_HOSTS.test(text))
    return write(text, text.replace(HUB_HOSTS, 'docker.io/'), 'names Docker Hub by another host');
  return withoutRegistry(text) ?? (IMAGE_REPOSITORY.test(text) ? null : SUCH_AS);
}

/** What Docker reads as Docker Hub's; a set names it in full, as references of a proof do. */
function withoutRegistry(text: string): string | null {
  const [first = '', ...rest] = text.split('/');
  const hub = first === 'docker.io' && rest.length === 1;
  if (hub) return write(text, `docker.io/library/${rest.join('/')}`, 'leaves out `library/`');
  if (rest.length === 0 && /[.:]/.test(first)) return null;
  if (first === 'localhost' || /[.:]/.test(first)) return null;
  return write(text, `docker.io/${rest.length === 0 ? 'library/' : ''}${text}`, 'has no registry');
}

function write(text: string, instead: string, what: string): string {
  const known = text.length <= MAX_SHOWN && IMAGE_REPOSITORY.test(instead);
  return known ? `${what}; write \`${instead}\`` : SUCH_AS;
}
