import { ApiError, notFound } from '../http.ts';
import { nodeId } from '../node-id.ts';
import { isoTime } from '../state/clock.ts';
import { combinedState, latestStatuses, type Status, type StatusState } from '../state/statuses.ts';
import { commitAt } from './lookup.ts';
import { paginate } from './page.ts';
import { renderMinimalRepository } from './render/repository.ts';
import { renderUser } from './render/user.ts';
import { ok, param, type Route, type RouteContext } from './route.ts';

const STATES: readonly string[] = ['error', 'failure', 'pending', 'success'] satisfies StatusState[];
const MAX_DESCRIPTION = 140;
/** Statuses of one SHA and context. */
const MAX_STATUSES = 1000;

const READ_STATUSES = { permission: 'statuses', access: 'read' } as const;

export const statusRoutes: readonly Route[] = [
  { method: 'POST', path: '/statuses/:sha', need: { permission: 'statuses', access: 'write' }, handle: createStatus },
  { method: 'GET', path: '/commits/:ref*/statuses', need: READ_STATUSES, handle: listStatuses },
  { method: 'GET', path: '/commits/:ref*/status', need: READ_STATUSES, handle: combinedStatus },
];

function createStatus(context: RouteContext) {
  const { repository, token, request } = context;
  const sha = param(context, 'sha');
  const input = statusInput(request.body);
  if (repository.network.store.get(sha)?.type !== 'commit') {
    throw new ApiError(422, `No commit found for SHA: ${sha}`);
  }
  if (repository.statuses(sha).filter(({ context: name }) => name === input.context).length >= MAX_STATUSES) {
    throw invalid('This SHA and context has reached the maximum number of statuses.');
  }
  const status = repository.addStatus(sha, {
    ...input,
    creator: token?.account.login ?? 'octocat',
    appId: token?.appId ?? null,
  });
  return { status: 201, body: renderStatus(context, status) };
}

const invalid = (message: string, field?: string) =>
  new ApiError(422, 'Validation Failed', {
    details: { errors: [{ resource: 'Status', code: 'custom', ...(field ? { field } : {}), message }] },
  });

function statusInput(body: unknown) {
  const { state, description, context, target_url } = (body ?? {}) as Record<string, unknown>;
  if (typeof state !== 'string' || !STATES.includes(state)) throw invalid('state is not included in the list', 'state');
  const text = typeof description === 'string' ? description : null;
  // counted as characters, not UTF-16 units
  if (text !== null && [...text].length > MAX_DESCRIPTION) {
    throw invalid('description is too long (maximum is 140 characters)', 'description');
  }
  for (const [field, value] of Object.entries({ description, context })) {
    if (typeof value === 'string' && /[\u{10000}-\u{10ffff}]/u.test(value)) {
      throw invalid(`${field} doesn't accept 4-byte Unicode`, field);
    }
  }
  return {
    state: state as StatusState,
    context: typeof context === 'string' ? context : 'default',
    description: text,
    targetUrl: typeof target_url === 'string' && target_url !== '' ? target_url : null,
  };
}

function listStatuses(context: RouteContext) {
  const commit = commitAt(context.repository, param(context, 'ref'));
  if (commit === null) throw notFound();
  const { items, headers } = paginate(context, context.repository.statuses(commit.oid).toReversed());
  const rendered = items.map((status) => renderStatus(context, status));
  return ok(rendered, headers);
}

function combinedStatus(context: RouteContext) {
  const { repository } = context;
  const commit = commitAt(repository, param(context, 'ref'));
  if (commit === null) throw notFound();
  const all = repository.statuses(commit.oid);
  const { items, headers } = paginate(context, latestStatuses(all));
  const url = `${context.apiUrl}/repos/${repository.name}/commits/${commit.oid}`;
  const body = {
    state: combinedState(all),
    statuses: items.map((status) => simpleStatus(context, status)),
    sha: commit.oid,
    total_count: latestStatuses(all).length,
    repository: renderMinimalRepository(context, repository),
    commit_url: url,
    url: `${url}/status`,
  };
  return ok(body, headers);
}

function simpleStatus({ apiUrl, serverUrl, repository }: RouteContext, status: Status) {
  return {
    url: `${apiUrl}/repos/${repository.name}/statuses/${status.sha}`,
    avatar_url: `${serverUrl}/avatars/${status.creator.id}`,
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: isoTime(status.createdAt),
    updated_at: isoTime(status.createdAt),
  };
}

const renderStatus = (context: RouteContext, status: Status) => ({
  ...simpleStatus(context, status),
  creator: renderUser(context, status.creator),
});
