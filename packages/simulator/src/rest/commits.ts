import { ApiError } from '../http.ts';
import { changedFiles, lineCounts } from '../state/changes.ts';
import { commitAt } from './lookup.ts';
import { paginate } from './page.ts';
import { renderCommit } from './render/commit.ts';
import { renderDiffEntry } from './render/diff-entry.ts';
import { ok, param, READ_CONTENTS, type Route, type RouteContext } from './route.ts';

const MAX_FILES = 3000;

export const commitRoutes: readonly Route[] = [
  { method: 'GET', path: '/commits/:ref*', need: READ_CONTENTS, handle: getCommit },
];

function getCommit(context: RouteContext) {
  const { repository } = context;
  const ref = param(context, 'ref');
  const commit = commitAt(repository, ref);
  if (commit === null) throw new ApiError(422, `No commit found for SHA: ${ref}`);
  const files = changedFiles(repository.network.store, commit.parents[0] ?? null, commit.oid);
  const { additions, deletions } = lineCounts(files);
  const { items, headers } = paginate(context, files.slice(0, MAX_FILES), { perPage: 300, maxPerPage: 300 });
  const body = {
    ...renderCommit(context, repository, commit),
    stats: { total: additions + deletions, additions, deletions },
    files: items.map((file) => renderDiffEntry(context, repository, commit.oid, file)),
  };
  return ok(body, headers);
}
