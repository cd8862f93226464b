import type { Account } from '../state/accounts.ts';
import type { MergeMethod } from '../state/merge-pull.ts';
import { arm, armRefusal, disarm } from '../state/merging/arm.ts';
import { enqueueRefusal } from '../state/merging/enqueue-refusal.ts';
import { dequeuePull, enqueuePull } from '../state/merging/queue.ts';
import type { PullRequest } from '../state/model.ts';
import { isAllowed } from '../state/tokens.ts';
import { typedError } from './errors.ts';
import { pullWithId, requireWrite } from './lookup.ts';
import type { View, ViewContext } from './view.ts';
import { actorView } from './views/actor.ts';

interface Input<T> {
  readonly input: T & { readonly clientMutationId?: string | null };
}

interface EnableInput {
  readonly pullRequestId: string;
  readonly expectedHeadOid?: string | null;
  readonly mergeMethod?: string | null;
  readonly commitHeadline?: string | null;
  readonly commitBody?: string | null;
}

/** Mutations about arming, and about the merge queue. */
export const mergingMutations = (context: ViewContext): View => ({
  enablePullRequestAutoMerge: ({ input }: Input<EnableInput>) => enable(context, input),
  disablePullRequestAutoMerge: ({ input }: Input<{ pullRequestId: string }>) => {
    const { pull, actor } = writable(context, input.pullRequestId);
    if (!disarm(pull)) throw unprocessable("Can't disable auto-merge for this pull request.");
    tell(pull, 'auto_merge_disabled', actor);
    return payload(context, actor, input, { pullRequest: context.views.pullRequest(pull) });
  },
  enqueuePullRequest: ({ input }: Input<{ pullRequestId: string; expectedHeadOid?: string | null }>) => {
    const { pull, actor } = writable(context, input.pullRequestId);
    const refusal = enqueueRefusal(pull, {
      expectedHead: input.expectedHeadOid ?? null,
      workflows: mayChangeWorkflows(context, pull),
    });
    if (refusal !== null) throw unprocessable(refusal);
    const entry = enqueuePull(pull, actor);
    tell(pull, 'enqueued', actor);
    return payload(context, actor, input, { mergeQueueEntry: context.views.queueEntry(entry) });
  },
  dequeuePullRequest: ({ input }: Input<{ id: string }>) => {
    const { pull, actor } = writable(context, input.id);
    const entry = dequeuePull(pull);
    if (entry === null) throw unprocessable('Pull request is not in the merge queue.');
    tell(pull, 'dequeued', actor);
    return payload(context, actor, input, { mergeQueueEntry: context.views.queueEntry(entry) });
  },
});

function enable(context: ViewContext, input: Input<EnableInput>['input']): View {
  const { pull, actor } = writable(context, input.pullRequestId);
  const request = {
    by: actor,
    method: (input.mergeMethod ?? 'MERGE').toLowerCase() as MergeMethod,
    headline: input.commitHeadline ?? null,
    body: input.commitBody ?? null,
    workflows: mayChangeWorkflows(context, pull),
    expectedHead: input.expectedHeadOid ?? null,
  };
  const refusal = armRefusal(pull, request);
  if (refusal !== null) throw unprocessable(refusal);
  arm(pull, request);
  tell(pull, 'auto_merge_enabled', actor);
  return payload(context, actor, input, { pullRequest: context.views.pullRequest(pull) });
}

/** The pull request and who acts on it; throws unless the token may. */
function writable(context: ViewContext, id: string): { pull: PullRequest; actor: Account } {
  const pull = pullWithId(context, id);
  requireWrite(context, pull.repository, 'contents', 'pull-requests');
  const { token } = context;
  if (token === null) throw new Error('an anonymous token that may write');
  return { pull, actor: token.account };
}

const mayChangeWorkflows = ({ token }: ViewContext, { repository }: PullRequest): boolean =>
  isAllowed(token, repository, { permission: 'workflows', access: 'write' });

const unprocessable = (message: string) => typedError('UNPROCESSABLE', message);

function tell(
  pull: PullRequest,
  action: 'auto_merge_enabled' | 'auto_merge_disabled' | 'enqueued' | 'dequeued',
  { login }: Account,
): void {
  pull.repository.announce({ event: 'pull_request_target', action, subject: pull, sender: login });
}

const payload = (
  context: ViewContext,
  actor: Account,
  input: { readonly clientMutationId?: string | null },
  rest: View,
): View => ({
  clientMutationId: input.clientMutationId ?? null,
  actor: actorView(context, actor),
  ...rest,
});
