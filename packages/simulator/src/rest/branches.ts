import { ApiError } from '../http.ts';
import { renderCommit } from './render/commit.ts';
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
  return ok({
    name,
    commit: renderCommit(context, repository, repository.network.store.read('commit', tip)),
    _links: { self, html: `${serverUrl}/${repository.name}/tree/${name}` },
    protected: false,
    protection: {
      enabled: false,
      required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] },
    },
    protection_url: `${self}/protection`,
  });
}
