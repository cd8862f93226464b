import { type ApiContext, type ApiReply, notFound } from '../http.ts';
import { ok } from './route.ts';

/** What GitHub tells everybody of an app; null: the path is another. Only apps with a token or with checks are known here. */
export function getApp({ github, request, serverUrl }: ApiContext): ApiReply | null {
  const slug = /^\/apps\/([^/]+)$/.exec(request.url.pathname)?.[1];
  if (slug === undefined || request.method !== 'GET') return null;
  const id = github.tokens.appId(`${decodeURIComponent(slug)}[bot]`);
  if (id === null) throw notFound();
  return ok({ id, slug, name: slug, owner: null, html_url: `${serverUrl}/apps/${slug}` });
}
