import { ApiError, notFound } from '../http.ts';
import type { MergeMethod } from '../state/merge-pull.ts';
import { HEAD_MODIFIED, isAllowed as isMethodAllowed } from '../state/merging/arm.ts';
import { bypassesAll } from '../state/merging/bypass.ts';
import { mergePull } from '../state/merging/merge.ts';
import { conflicts, isBehind } from '../state/merging/merge-state.ts';
import { unmetRules } from '../state/merging/unmet.ts';
import { changedWorkflow, refusesWorkflow } from '../state/merging/workflows.ts';
import type { PullRequest } from '../state/model.ts';
import { requirementsOf } from '../state/rules/requirements.ts';
import { isAllowed } from '../state/tokens.ts';
import { ok, param, type Route, type RouteContext, sentObject } from './route.ts';

export const mergeRoutes: readonly Route[] = [
  {
    method: 'PUT',
    path: '/pulls/:number/merge',
    need: { permission: 'contents', access: 'write' },
    handle: putMerge,
  },
];

const METHODS: readonly string[] = ['merge', 'squash', 'rebase'];

/** Merges at once. Whoever may pass the rules by is not told that they were not met. */
function putMerge(context: RouteContext) {
  const { repository, token } = context;
  const pull = repository.pulls.get(Number(param(context, 'number')));
  if (pull === undefined) throw notFound();
  if (token === null) throw new Error('an anonymous token that may write');
  const { sha, merge_method, commit_title, commit_message } = sentObject(context);
  const method = merge_method ?? 'merge';
  if (typeof method !== 'string' || !METHODS.includes(method)) throw new ApiError(422, 'Invalid merge method');
  refuse(context, pull, method as MergeMethod, sha);
  const merged = mergePull(pull, {
    method: method as MergeMethod,
    by: token.account,
    how: 'merge',
    message: { headline: text(commit_title), body: text(commit_message) },
  });
  return ok({ sha: merged, merged: true, message: 'Pull Request successfully merged' });
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Throws what GitHub answers when it does not merge. */
function refuse({ repository, token }: RouteContext, pull: PullRequest, method: MergeMethod, sha: unknown): void {
  if (pull.state !== 'open') throw notMergeable('Pull Request is not mergeable');
  if (typeof sha === 'string' && sha !== pull.head.sha) throw new ApiError(409, HEAD_MODIFIED);
  if (pull.draft) throw notMergeable('Pull Request is still a draft');
  if (conflicts(pull)) throw notMergeable('Pull Request is not mergeable');
  if (!isMethodAllowed(pull, method)) {
    throw notMergeable(`${NAMES[method]} merges are not allowed on this repository.`);
  }
  const workflow = changedWorkflow(pull);
  const mayWorkflows = isAllowed(token, repository, { permission: 'workflows', access: 'write' });
  if (workflow !== null && !mayWorkflows) throw new ApiError(403, refusesWorkflow(workflow));
  const violations = violationsOf(pull);
  const bypasses = token !== null && bypassesAll(repository, pull.base.ref, token.account);
  if (violations.length > 0 && !bypasses) {
    throw notMergeable(`Repository rule violations found\n\n${violations.join('\n\n')}\n\n`);
  }
}

function violationsOf(pull: PullRequest): string[] {
  const requirements = requirementsOf(pull.repository, pull.base.ref);
  const { strict, queue } = requirements;
  return [
    ...unmetRules(pull, requirements),
    ...(strict && isBehind(pull) ? ['This branch must not be out-of-date with the base branch.'] : []),
    ...(queue === null ? [] : ['Changes must be made through the merge queue']),
  ];
}

const notMergeable = (message: string) => new ApiError(405, message);

const NAMES: Readonly<Record<MergeMethod, string>> = { merge: 'Merge', squash: 'Squash', rebase: 'Rebase' };
