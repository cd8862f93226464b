import { ApiError } from '../http.ts';
import type { Account } from '../state/accounts.ts';
import type { RepositoryState } from '../state/model.ts';
import { isAtLeast, type Role, roleOf } from '../state/permissions.ts';
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
  const login = param(context, 'login');
  const account = repository.world.accounts.find(login);
  if (account === null) throw new ApiError(404, `${login} is not a user`);
  const role = shownRole(repository, account);
  const permissions = {
    admin: isAtLeast(role, 'admin'),
    maintain: isAtLeast(role, 'maintain'),
    push: isAtLeast(role, 'write'),
    triage: isAtLeast(role, 'triage'),
    pull: isAtLeast(role, 'read'),
  };
  return ok({
    permission: LEGACY[role],
    role_name: role,
    user: { ...renderUser(context, account), permissions, role_name: role },
  });
}

/** An app is never a collaborator, whatever its installation may do: the answer for its bot is that of a stranger. */
function shownRole(repository: RepositoryState, account: Account): Role {
  if (account.type !== 'Bot') return roleOf(repository, account);
  return repository.visibility === 'public' ? 'read' : 'none';
}
