import { RegistryError } from '../errors.ts';
import { parseUrl } from '../origin.ts';

/**
 * The next page of a list (RFC 8288, `rel="next"`); null: this is the last. It must be of the same server.
 * @param base absolute address of this page
 */
export function nextPage(header: string | null, base: string): string | null {
  const next = (header ?? '').split(/,(?=\s*<)/).find(isNext);
  // A list that is cut off here without a word would look whole.
  if (next === undefined) return null;
  const link = /^\s*<([^>]*)>/.exec(next)?.[1] ?? '';
  const url = link === '' ? null : parseUrl(link, base);
  if (url !== null && url.origin === new URL(base).origin) return url.href;
  throw new RegistryError(
    'unavailable',
    `the next page of a list lies elsewhere: \`${link.slice(0, 100)}\``,
    'Nothing of the list was used. Name the registry by the host that serves it.',
  );
}

/** A link may have several relations, apart by spaces. */
function isNext(part: string): boolean {
  const relations = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;",]+))/i.exec(part);
  return (relations?.[1] ?? relations?.[2] ?? '').toLowerCase().split(/\s+/).includes('next');
}
