import { type ApiContext, ApiError, type ApiReply, notFound } from '../http.ts';
import type { Artifact, WorkflowRun } from '../state/actions/model.ts';
import { allArtifacts } from '../state/actions/runs.ts';
import { paginate } from './page.ts';
import { renderArtifact, renderRun } from './render/workflow-run.ts';
import { ok, param, type Route, type RouteContext } from './route.ts';

const READ_ACTIONS = { permission: 'actions', access: 'read' } as const;

export const actionRoutes: readonly Route[] = [
  { method: 'GET', path: '/actions/runs', need: READ_ACTIONS, handle: listRuns },
  { method: 'GET', path: '/actions/runs/:id', need: READ_ACTIONS, handle: getRun },
  {
    method: 'GET',
    path: '/actions/runs/:id/artifacts',
    need: READ_ACTIONS,
    handle: (context) => listArtifacts(context, runAt(context).artifacts.toReversed()),
  },
  {
    method: 'GET',
    path: '/actions/artifacts',
    need: READ_ACTIONS,
    handle: (context) => listArtifacts(context, allArtifacts(context.repository)),
  },
  { method: 'GET', path: '/actions/artifacts/:id', need: READ_ACTIONS, handle: getArtifact },
  { method: 'GET', path: '/actions/artifacts/:id/zip', need: READ_ACTIONS, handle: downloadArtifact },
];

/** Where files lie that GitHub keeps elsewhere; whoever has the address needs no token. */
const STORAGE = '/_storage/artifacts/';

/** Newest first. */
function listRuns(context: RouteContext) {
  const { query, repository } = context;
  const is = (name: string, value: string | null) => (query.get(name) ?? value) === value;
  const matching = [...repository.workflowRuns.values()].filter(
    (run) =>
      is('head_sha', run.headSha) &&
      is('event', run.event) &&
      is('branch', run.headBranch) &&
      is('actor', run.actor.login) &&
      is('check_suite_id', String(run.suite.id)) &&
      (is('status', run.status) || is('status', run.conclusion)),
  );
  const { items, headers } = paginate(context, matching.reverse());
  const rendered = items.map((run) => renderRun(context, repository, run));
  return ok({ total_count: matching.length, workflow_runs: rendered }, headers);
}

function getRun(context: RouteContext) {
  return ok(renderRun(context, context.repository, runAt(context)));
}

function listArtifacts(context: RouteContext, all: readonly Artifact[]) {
  const { query, repository } = context;
  const matching = all.filter(({ name }) => (query.get('name') ?? name) === name);
  const { items, headers } = paginate(context, matching);
  const rendered = items.map((artifact) => renderArtifact(context, repository, artifact));
  return ok({ total_count: matching.length, artifacts: rendered }, headers);
}

function getArtifact(context: RouteContext) {
  return ok(renderArtifact(context, context.repository, artifactAt(context)));
}

function downloadArtifact(context: RouteContext): ApiReply {
  const { id, expired } = artifactAt(context);
  if (expired) throw new ApiError(410, 'Artifact has expired');
  return { status: 302, body: undefined, headers: { location: `${context.serverUrl}${STORAGE}${id}` } };
}

function runAt(context: RouteContext): WorkflowRun {
  const run = context.repository.workflowRuns.get(Number(param(context, 'id')));
  if (run === undefined) throw notFound();
  return run;
}

function artifactAt(context: RouteContext): Artifact {
  const found = allArtifacts(context.repository).find(({ id }) => id === Number(param(context, 'id')));
  if (found === undefined) throw notFound();
  return found;
}

/** The file behind such an address; null: the path is another. */
export function storedFile({ github, request }: Pick<ApiContext, 'github' | 'request'>): ApiReply | null {
  const path = request.url.pathname;
  if (!path.startsWith(STORAGE) || request.method !== 'GET') return null;
  const id = Number(path.slice(STORAGE.length));
  for (const repository of github.world.repositories.values()) {
    const artifact = allArtifacts(repository).find((candidate) => candidate.id === id);
    if (artifact !== undefined) {
      return { status: 200, body: artifact.bytes, headers: { 'content-type': 'application/zip' } };
    }
  }
  throw notFound();
}
