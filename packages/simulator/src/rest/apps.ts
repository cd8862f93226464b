import { type ApiContext, type ApiReply, notFound } from '../http.ts';
import { nodeId } from '../node-id.ts';
import { isoTime } from '../state/clock.ts';
import { renderUser } from './render/user.ts';
import { ok } from './route.ts';

/** What GitHub tells everybody of an app, `integration` of its description; null: the path is another. An app is known by its tokens. */
export function getApp(context: ApiContext): ApiReply | null {
  const { github, request, serverUrl } = context;
  const slug = /^\/apps\/([\w-]+)$/.exec(request.url.pathname)?.[1];
  if (slug === undefined || request.method !== 'GET') return null;
  const login = `${slug}[bot]`;
  const id = github.tokens.appId(login);
  if (id === null) throw notFound();
  return ok({
    id,
    slug,
    node_id: nodeId('App', id),
    owner: renderUser(context, github.account('octocat')),
    name: slug,
    description: null,
    external_url: serverUrl,
    html_url: `${serverUrl}/apps/${slug}`,
    created_at: isoTime(0),
    updated_at: isoTime(0),
    permissions: {},
    events: [],
  });
}
