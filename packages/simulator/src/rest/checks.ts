import { ApiError, notFound } from '../http.ts';
import type { CheckRunChange } from '../state/checks/checks.ts';
import type { CheckConclusion, CheckRun, CheckStatus } from '../state/checks/model.ts';
import { latestRuns } from '../state/checks/rollup.ts';
import { commitAt } from './lookup.ts';
import { paginate } from './page.ts';
import { renderCheckRun, renderCheckSuite } from './render/check-run.ts';
import { created, ok, param, type Route, type RouteContext, sentObject } from './route.ts';
import { sender, validationFailed } from './subject.ts';

const READ_CHECKS = { permission: 'checks', access: 'read' } as const;
const WRITE_CHECKS = { permission: 'checks', access: 'write' } as const;

export const checkRoutes: readonly Route[] = [
  { method: 'GET', path: '/commits/:ref*/check-runs', need: READ_CHECKS, handle: listRuns },
  { method: 'GET', path: '/commits/:ref*/check-suites', need: READ_CHECKS, handle: listSuites },
  { method: 'POST', path: '/check-runs', need: WRITE_CHECKS, handle: createRun },
  {
    method: 'GET',
    path: '/check-runs/:id',
    need: READ_CHECKS,
    handle: (context) => ok(renderCheckRun(context, context.repository, runAt(context))),
  },
  { method: 'PATCH', path: '/check-runs/:id', need: WRITE_CHECKS, handle: updateRun },
];

const STATUSES: readonly unknown[] = ['queued', 'in_progress', 'completed'] satisfies CheckStatus[];
const CONCLUSIONS: readonly unknown[] = [
  'action_required',
  'cancelled',
  'failure',
  'neutral',
  'skipped',
  'success',
  'timed_out',
] satisfies CheckConclusion[];
/** Of a summary and of a text. */
const MAX_OUTPUT = 65_535;

function shaAt(context: RouteContext): string {
  const ref = param(context, 'ref');
  const commit = commitAt(context.repository, ref);
  if (commit === null) throw new ApiError(422, `No commit found for SHA: ${ref}`);
  return commit.oid;
}

/** Of each name of an app the newest, unless all are asked for; newest first. */
function listRuns(context: RouteContext) {
  const { query, repository } = context;
  const all = repository.checks.runs(shaAt(context));
  const shown = query.get('filter') === 'all' ? all : latestRuns(all);
  const matching = shown.filter(
    (run) =>
      (query.get('check_name') ?? run.name) === run.name &&
      (query.get('status') ?? run.status) === run.status &&
      Number(query.get('app_id') ?? run.suite.app.id) === run.suite.app.id,
  );
  const { items, headers } = paginate(context, matching.reverse());
  const rendered = items.map((run) => renderCheckRun(context, repository, run));
  return ok({ total_count: matching.length, check_runs: rendered }, headers);
}

function listSuites(context: RouteContext) {
  const { query, repository } = context;
  const matching = repository.checks
    .suites(shaAt(context))
    .filter(({ app }) => Number(query.get('app_id') ?? app.id) === app.id);
  const { items, headers } = paginate(context, matching);
  const rendered = items.map((suite) => renderCheckSuite(context, repository, suite));
  return ok({ total_count: matching.length, check_suites: rendered }, headers);
}

function createRun(context: RouteContext) {
  const { repository } = context;
  const { name, head_sha: sha, details_url: detailsUrl, external_id: externalId } = sentObject(context);
  if (typeof name !== 'string' || name === '') throw validationFailed('CheckRun', 'name', "name wasn't supplied");
  const commit = typeof sha === 'string' ? commitAt(repository, sha) : null;
  if (commit === null) throw new ApiError(422, `No commit found for SHA: ${String(sha)}`);
  const change = sentChange(context);
  const run = repository.checks.addRun(commit.oid, {
    name,
    app: appSlug(context),
    ...change,
    status: change.status ?? (change.conclusion === undefined ? 'queued' : 'completed'),
    ...(typeof detailsUrl === 'string' ? { detailsUrl } : {}),
    ...(typeof externalId === 'string' ? { externalId } : {}),
  });
  return created(renderCheckRun(context, repository, run));
}

/** Only the app that made a run changes it. */
function updateRun(context: RouteContext) {
  const { repository } = context;
  const run = runAt(context);
  if (appSlug(context) !== run.suite.app.slug) throw new ApiError(403, 'Invalid app_id');
  repository.checks.updateRun(run, sentChange(context));
  return ok(renderCheckRun(context, repository, run));
}

function runAt(context: RouteContext): CheckRun {
  const id = Number(param(context, 'id'));
  for (const suites of context.repository.suitesBySha.values()) {
    const run = suites.flatMap(({ runs }) => runs).find((candidate) => candidate.id === id);
    if (run !== undefined) return run;
  }
  throw notFound();
}

function appSlug(context: RouteContext): string {
  const account = sender(context);
  if (account.type !== 'Bot') throw new ApiError(403, 'You must authenticate via a GitHub App.');
  return account.login.replace(/\[bot\]$/, '');
}

/** What was sent of a run's status and output; a conclusion completes it. */
function sentChange(context: RouteContext): CheckRunChange {
  const { status, conclusion, output } = sentObject(context);
  if (status !== undefined && !STATUSES.includes(status)) {
    throw validationFailed('CheckRun', 'status', 'status is not included in the list');
  }
  if (conclusion !== undefined && !CONCLUSIONS.includes(conclusion)) {
    throw validationFailed('CheckRun', 'conclusion', 'conclusion is not included in the list');
  }
  if (status === 'completed' && conclusion === undefined) {
    throw validationFailed('CheckRun', 'conclusion', "conclusion can't be blank");
  }
  return {
    ...(status === undefined ? {} : { status: status as CheckStatus }),
    ...(conclusion === undefined ? {} : { conclusion: conclusion as CheckConclusion, status: 'completed' as const }),
    ...sentOutput(output),
  };
}

function sentOutput(output: unknown): Pick<CheckRunChange, 'title' | 'summary' | 'text'> {
  if (typeof output !== 'object' || output === null) return {};
  const texts: [string, string][] = [];
  for (const key of ['title', 'summary', 'text']) {
    const value = (output as Record<string, unknown>)[key];
    if (typeof value !== 'string') continue;
    if (value.length > MAX_OUTPUT) {
      throw validationFailed('CheckRun', key, `${key} is too long (maximum is ${MAX_OUTPUT} characters)`);
    }
    texts.push([key, value]);
  }
  return Object.fromEntries(texts);
}
