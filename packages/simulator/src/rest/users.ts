import { type ApiContext, ApiError, type ApiReply, notFound } from '../http.ts';
import type { Account } from '../state/accounts.ts';
import { renderUser } from './render/user.ts';
import { ok } from './route.ts';

/** `GET /user`; an app's installation token is no user. */
export function getViewer(context: ApiContext): ApiReply {
  const { token } = context;
  if (token === null) throw new ApiError(401, 'Requires authentication');
  if (token.account.type === 'Bot') throw new ApiError(403, 'Resource not accessible by integration');
  return ok(renderProfile(context, token.account));
}

/** `GET /users/{login}`, bots included; null: the request asks for something else. */
export function getUser(context: ApiContext): ApiReply | null {
  const { method, url } = context.request;
  const [, login] = /^\/users\/([^/]+)$/.exec(url.pathname) ?? [];
  if (login === undefined || method !== 'GET') return null;
  const account = context.github.world.accounts.find(decodeURIComponent(login));
  if (account === null) throw notFound();
  return ok(renderProfile(context, account));
}

/** `public-user`. */
function renderProfile(context: ApiContext, account: Account): Record<string, unknown> {
  const counts = { public_repos: 0, public_gists: 0, followers: 0, following: 0 };
  const times = { created_at: '2020-01-01T00:00:00Z', updated_at: '2020-01-01T00:00:00Z' };
  const profile = { name: account.name, company: null, blog: null, location: null, email: null };
  return { ...renderUser(context, account), ...profile, hireable: null, bio: null, ...counts, ...times };
}
