import { ApiError, notFound } from '../http.ts';
import { changedFiles, lineCounts } from '../state/changes.ts';
import { historyOf } from '../state/history.ts';
import type { Commit } from '../state/objects.ts';
import { commitAt } from './lookup.ts';
import { paginate } from './page.ts';
import { renderCommit } from './render/commit.ts';
import { renderDiffEntry } from './render/diff-entry.ts';
import { ok, param, READ_CONTENTS, type Route, type RouteContext } from './route.ts';

const MAX_FILES = 3000;

export const commitRoutes: readonly Route[] = [
  { method: 'GET', path: '/commits', need: READ_CONTENTS, handle: listCommits },
  { method: 'GET', path: '/commits/:ref*', need: READ_CONTENTS, handle: getCommit },
];

/** Newest first. */
function listCommits(context: RouteContext) {
  const { repository, query } = context;
  const { store } = repository.network;
  const start = query.get('sha') ?? repository.defaultBranch;
  const tip = commitAt(repository, start);
  if (tip === null) throw notFound();
  const [path, since, until] = [query.get('path'), query.get('since'), query.get('until')];
  const author = query.get('author');
  const wrote = ({ author: { email } }: Commit) => repository.world.accounts.withEmail(email)?.login === author;
  const found = historyOf(store, tip.oid, { path, since, until }).filter((one) => author === null || wrote(one));
  const { items, headers } = paginate(context, found);
  return ok(
    items.map((commit) => renderCommit(context, repository, commit)),
    headers,
  );
}

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
