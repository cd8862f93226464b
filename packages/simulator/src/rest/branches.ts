import { ApiError } from '../http.ts';
import { requirementsOf } from '../state/rules/requirements.ts';
import { renderCommit } from './render/commit.ts';
import { protectionUrl, renderChecks } from './render/protection.ts';
import { ok, param, READ_CONTENTS, type Route, type RouteContext } from './route.ts';

export const branchRoutes: readonly Route[] = [
  { method: 'GET', path: '/branches/:branch*', need: READ_CONTENTS, handle: getBranch },
];

function getBranch(context: RouteContext) {
  const { repository, apiUrl, serverUrl } = context;
  const name = param(context, 'branch');
  const tip = repository.branchOrNull(name);
  if (tip === null) throw new ApiError(404, 'Branch not found');
  const self = `${apiUrl}/repos/${repository.name}/branches/${encodeURIComponent(name)}`;
  const classic = repository.rules.protections.get(name);
  return ok({
    name,
    commit: renderCommit(context, repository, repository.network.store.read('commit', tip)),
    _links: { self, html: `${serverUrl}/${repository.name}/tree/${name}` },
    // rulesets protect a branch too, but `protection` tells of the classic kind alone
    protected: requirementsOf(repository, name).configured,
    protection: {
      enabled: classic !== undefined,
      required_status_checks: renderChecks(classic ?? { checks: null, enforceAdmins: false }),
    },
    protection_url: protectionUrl(context, name),
  });
}
