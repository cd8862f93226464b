import type { RouteContext } from './route.ts';

type Asked = Pick<RouteContext, 'request' | 'query' | 'apiUrl'>;

export interface Page<T> {
  readonly items: readonly T[];
  readonly page: number;
  readonly headers: Record<string, string>;
}

export interface PageLimits {
  /** Entries of a page when the request does not say. */
  readonly perPage?: number;
  /** More than that is never given, whatever is asked. */
  readonly maxPerPage?: number;
}

/** Cuts a list to the asked page, 30 by default and at most 100, with the `link` header that leads to the others. */
export function paginate<T>(context: Asked, all: readonly T[], limits: PageLimits = {}): Page<T> {
  const asked = positive(context.query.get('per_page'));
  const perPage = asked === null ? (limits.perPage ?? 30) : Math.min(asked, limits.maxPerPage ?? 100);
  const page = positive(context.query.get('page')) ?? 1;
  const last = Math.max(1, Math.ceil(all.length / perPage));
  const link = linkHeader(context, page, last);
  return {
    items: all.slice((page - 1) * perPage, page * perPage),
    page,
    headers: link === '' ? {} : { link },
  };
}

function positive(text: string | null): number | null {
  return text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : null;
}

function linkHeader(context: Asked, page: number, last: number): string {
  const links: [string, number][] = [];
  if (page > 1) links.push(['prev', Math.min(page - 1, last)]);
  if (page < last) links.push(['next', page + 1], ['last', last]);
  if (page > 1) links.push(['first', 1]);
  return links.map(([rel, target]) => `<${pageUrl(context, target)}>; rel="${rel}"`).join(', ');
}

function pageUrl({ apiUrl, request }: Asked, page: number): string {
  const query = new URLSearchParams(request.url.searchParams);
  query.set('page', String(page));
  return `${apiUrl}${request.url.pathname}?${query}`;
}
