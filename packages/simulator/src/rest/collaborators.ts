import { type ApiContext, ApiError, type ApiReply, notFound } from '../http.ts';
import { hasRole, type Role, roleOf } from '../state/permissions.ts';
import { renderUser } from './render/user.ts';
import { ok, param, type Route, type RouteContext } from './route.ts';

export const collaboratorRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/collaborators/:login/permission',
    need: { permission: 'metadata', access: 'read' },
    handle: getPermission,
  },
];

/** The older words that `permission` still uses. */
const LEGACY: Readonly<Record<Role, string>> = {
  none: 'none',
  read: 'read',
  triage: 'read',
  write: 'write',
  maintain: 'write',
  admin: 'admin',
};

function getPermission(context: RouteContext) {
  const { repository } = context;
  const account = repository.world.accounts.find(param(context, 'login'));
  if (account === null) throw notFound();
  const role = roleOf(repository, account);
  const permissions = {
    admin: hasRole(repository, account, 'admin'),
    maintain: hasRole(repository, account, 'maintain'),
    push: hasRole(repository, account, 'write'),
    triage: hasRole(repository, account, 'triage'),
    pull: hasRole(repository, account, 'read'),
  };
  return ok({
    permission: LEGACY[role],
    role_name: role,
    user: { ...renderUser(context, account), permissions, role_name: role },
  });
}

/** `GET /user`; an app's installation token is no user. */
export function getViewer(context: ApiContext): ApiReply {
  const { token } = context;
  if (token === null) throw new ApiError(401, 'Requires authentication');
  if (token.account.type === 'Bot') throw new ApiError(403, 'Resource not accessible by integration');
  const counts = { public_repos: 0, public_gists: 0, followers: 0, following: 0 };
  const times = { created_at: '2020-01-01T00:00:00Z', updated_at: '2020-01-01T00:00:00Z' };
  const profile = { name: token.account.name, company: null, blog: null, location: null, email: null };
  return ok({
    ...renderUser(context, token.account),
    ...profile,
    hireable: null,
    bio: null,
    ...counts,
    ...times,
  });
}
