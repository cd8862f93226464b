import { notFound } from '../http.ts';
import { pullRequestCommits, pullRequestFiles } from '../state/changes.ts';
import type { PullRequest } from '../state/model.ts';
import { createPull } from './create-pull.ts';
import { applySent } from './edits.ts';
import { paginate } from './page.ts';
import { renderCommit } from './render/commit.ts';
import { renderDiffEntry } from './render/diff-entry.ts';
import { renderFullPull, renderPull } from './render/pull.ts';
import { ok, param, READ_PULLS, type Route, type RouteContext, sentObject, WRITE_PULLS } from './route.ts';
import { sender, validationFailed } from './subject.ts';

/** The list ends here whatever the pull request changes; only `changed_files` tells. */
const MAX_FILES = 3000;
/** Likewise for commits. */
const MAX_COMMITS = 250;

export const pullRoutes: readonly Route[] = [
  { method: 'GET', path: '/pulls', need: READ_PULLS, handle: listPulls },
  { method: 'POST', path: '/pulls', need: WRITE_PULLS, handle: createPull },
  { method: 'GET', path: '/pulls/:number/files', need: READ_PULLS, handle: listFiles },
  { method: 'GET', path: '/pulls/:number/commits', need: READ_PULLS, handle: listCommits },
  {
    method: 'GET',
    path: '/pulls/:number',
    need: READ_PULLS,
    handle: (context) => ok(renderFullPull(context, pullOf(context))),
  },
  {
    method: 'PATCH',
    path: '/pulls/:number',
    need: WRITE_PULLS,
    handle: updatePull,
  },
];

function pullOf(context: RouteContext): PullRequest {
  const pull = context.repository.pulls.get(Number(param(context, 'number')));
  if (pull === undefined) throw notFound();
  return pull;
}

/** Title, body, state and base; each change is an event of its own. */
function updatePull(context: RouteContext) {
  const { repository } = context;
  const pull = pullOf(context);
  const { base } = sentObject(context);
  if (typeof base === 'string' && repository.branchOrNull(base) === null) {
    throw validationFailed('PullRequest', 'base', 'base is invalid');
  }
  applySent(context, pull, 'PullRequest');
  if (typeof base === 'string' && base !== pull.base.ref) repository.retarget(pull.number, base, sender(context).login);
  return ok(renderFullPull(context, pull));
}

function listPulls(context: RouteContext) {
  const { repository, query } = context;
  const state = query.get('state') ?? 'open';
  const base = query.get('base');
  const head = query.get('head');
  const matching = [...repository.pulls.values()].filter(
    (pull) =>
      (state === 'all' || (pull.state === 'open') === (state === 'open')) &&
      (base === null || pull.base.ref === base) &&
      (head === null || `${pull.head.owner}:${pull.head.ref}` === head),
  );
  // newest first unless asked otherwise
  if (query.get('direction') !== 'asc') matching.reverse();
  const { items, headers } = paginate(context, matching);
  const rendered = items.map((pull) => renderPull(context, pull));
  return ok(rendered, headers);
}

function listFiles(context: RouteContext) {
  const pull = pullOf(context);
  const { items, headers } = paginate(context, pullRequestFiles(pull).slice(0, MAX_FILES));
  const rendered = items.map((file) => renderDiffEntry(context, context.repository, pull.head.sha, file));
  return ok(rendered, headers);
}

function listCommits(context: RouteContext) {
  const commits = pullRequestCommits(pullOf(context)).slice(0, MAX_COMMITS);
  const { items, headers } = paginate(context, commits);
  const rendered = items.map((commit) => renderCommit(context, context.repository, commit));
  return ok(rendered, headers);
}
