import { ApiError } from '../http.ts';
import { nodeId } from '../node-id.ts';
import { requirementsOf } from '../state/rules/requirements.ts';
import { commitAt } from './lookup.ts';
import { paginate } from './page.ts';
import { renderCommit } from './render/commit.ts';
import { protectionUrl, renderChecks } from './render/protection.ts';
import { ok, param, READ_CONTENTS, type Route, type RouteContext } from './route.ts';

export const branchRoutes: readonly Route[] = [
  { method: 'GET', path: '/branches', need: READ_CONTENTS, handle: listBranches },
  { method: 'GET', path: '/tags', need: READ_CONTENTS, handle: listTags },
  { method: 'GET', path: '/branches/:branch*', need: READ_CONTENTS, handle: getBranch },
];

/** Names and tips below a prefix, by name. */
function tipsBelow({ repository }: RouteContext, prefix: string): { name: string; oid: string }[] {
  return [...repository.refs]
    .filter(([ref]) => ref.startsWith(prefix))
    .map(([ref, oid]) => ({ name: ref.slice(prefix.length), oid }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** `short-branch`. */
function listBranches(context: RouteContext) {
  const { repository, apiUrl, query } = context;
  const wanted = query.get('protected');
  const all = tipsBelow(context, 'refs/heads/').map(({ name, oid }) => ({
    name,
    commit: { sha: oid, url: `${apiUrl}/repos/${repository.name}/commits/${oid}` },
    protected: requirementsOf(repository, name).configured,
  }));
  const { items, headers } = paginate(
    context,
    all.filter((branch) => wanted === null || String(branch.protected) === wanted),
  );
  return ok(items, headers);
}

/** Each with the commit that it peels to; what leads to none is left out. */
function listTags(context: RouteContext) {
  const { repository, apiUrl } = context;
  const root = `${apiUrl}/repos/${repository.name}`;
  const all = tipsBelow(context, 'refs/tags/').flatMap(({ name, oid }) => {
    const commit = commitAt(repository, oid);
    return commit === null ? [] : [{ name, oid: commit.oid }];
  });
  const { items, headers } = paginate(context, all);
  const tags = items.map(({ name, oid }) => ({
    name,
    commit: { sha: oid, url: `${root}/commits/${oid}` },
    zipball_url: `${root}/zipball/refs/tags/${name}`,
    tarball_url: `${root}/tarball/refs/tags/${name}`,
    node_id: nodeId('Ref', `${repository.id}:refs/tags/${name}`),
  }));
  return ok(tags, headers);
}

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
