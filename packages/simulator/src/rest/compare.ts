import { notFound } from '../http.ts';
import { changedFiles } from '../state/changes.ts';
import { commitsBetween, mergeBases } from '../state/graph.ts';
import type { RepositoryState } from '../state/model.ts';
import type { Commit } from '../state/objects.ts';
import { commitAt } from './lookup.ts';
import { paginate } from './page.ts';
import { renderCommit } from './render/commit.ts';
import { renderDiffEntry } from './render/diff-entry.ts';
import { ok, param, READ_CONTENTS, type Route, type RouteContext } from './route.ts';

/** A comparison never lists more files, on its first page or any other. */
const MAX_FILES = 300;
/** Without paging parameters it lists that many commits. */
const MAX_COMMITS = 250;

export const compareRoutes: readonly Route[] = [
  { method: 'GET', path: '/compare/:basehead*', need: READ_CONTENTS, handle: compare },
];

function compare(context: RouteContext) {
  const { repository } = context;
  const [base, head] = sides(context);
  const { store } = repository.network;
  const mergeBase = mergeBases(store, base.oid, head.oid)[0];
  if (mergeBase === undefined) throw notFound();
  const ahead = commitsBetween(store, base.oid, head.oid);
  const behind = commitsBetween(store, head.oid, base.oid).length;
  const { items, headers, page } = paginate(context, ahead, { perPage: MAX_COMMITS });
  const files = page > 1 ? [] : changedFiles(store, mergeBase, head.oid).slice(0, MAX_FILES);
  const commit = (oid: string) => renderCommit(context, repository, store.read('commit', oid));
  const body = {
    ...urls(context),
    base_commit: commit(base.oid),
    merge_base_commit: commit(mergeBase),
    status: direction(ahead.length, behind),
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: items.map(({ oid }) => commit(oid)),
    files: files.map((file) => renderDiffEntry(context, repository, head.oid, file)),
  };
  return ok(body, headers);
}

function direction(ahead: number, behind: number): string {
  if (ahead === 0) return behind === 0 ? 'identical' : 'behind';
  return behind === 0 ? 'ahead' : 'diverged';
}

function urls({ apiUrl, serverUrl, repository, params }: RouteContext): Record<string, string> {
  const range = encodeURIComponent(params.basehead ?? '');
  const web = `${serverUrl}/${repository.name}/compare/${range}`;
  return {
    url: `${apiUrl}/repos/${repository.name}/compare/${range}`,
    html_url: web,
    permalink_url: web,
    diff_url: `${web}.diff`,
    patch_url: `${web}.patch`,
  };
}

function sides(context: RouteContext): [Commit, Commit] {
  const text = param(context, 'basehead');
  const dots = text.indexOf('...');
  const base = side(context.repository, text.slice(0, Math.max(dots, 0)));
  const head = side(context.repository, text.slice(dots + 3));
  if (dots < 0 || base === null || head === null) throw notFound();
  return [base, head];
}

/** `branch`, `owner:branch` or `owner:name:branch` within the fork network. */
function side(repository: RepositoryState, text: string): Commit | null {
  const parts = text.split(':');
  const revision = parts.pop() ?? '';
  if (parts.length === 0) return commitAt(repository, revision);
  const member = repository.network.members.find(
    ({ name, owner }) => owner.login === parts[0] && (parts[1] === undefined || name === `${parts[0]}/${parts[1]}`),
  );
  return member === undefined ? null : commitAt(member, revision);
}
