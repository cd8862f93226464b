import { ApiError } from '../http.ts';
import { renderProtection } from './render/protection.ts';
import { ok, param, type Route, type RouteContext } from './route.ts';

export const protectionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/branches/:branch*/protection',
    need: { permission: 'administration', access: 'read' },
    handle: getProtection,
  },
];

/** Classic protection only: of rulesets it says nothing. */
function getProtection(context: RouteContext) {
  const branch = param(context, 'branch');
  const protection = context.repository.rules.protections.get(branch);
  if (context.repository.branchOrNull(branch) === null) throw new ApiError(404, 'Branch not found');
  if (protection === undefined) throw new ApiError(404, 'Branch not protected');
  return ok(renderProtection(context, branch, protection));
}
