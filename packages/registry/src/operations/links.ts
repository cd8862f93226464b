import { RegistryError } from '../errors.ts';
import { parseUrl } from '../origin.ts';

/**
 * The next page of a list (RFC 8288, `rel="next"`); null: this is the last. It must be of the same server.
 * @param base absolute address of this page
 */
export function nextPage(header: string | null, base: string): string | null {
  const link = (header ?? '')
    .split(/,(?=\s*<)/)
    .find((part) => /;\s*rel="?next"?\s*(?:;|$)/i.test(part))
    ?.match(/<([^>]{1,4000})>/)?.[1];
  if (link === undefined) return null;
  const url = parseUrl(link, base);
  if (url !== null && url.origin === new URL(base).origin) return url.href;
  throw new RegistryError(
    'unavailable',
    `the next page of a list lies elsewhere: \`${link.slice(0, 100)}\``,
    'Nothing of the list was used. Name the registry by the host that serves it.',
  );
}
