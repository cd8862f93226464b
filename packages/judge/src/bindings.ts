import type { EventTarget } from '@gatehouse/action-kit';
import type { OpenedChange } from '@gatehouse/forge';
import type { Binding } from '@gatehouse/policy';
import type { JudgeDeps } from './deps.ts';

/** What a verdict about this change is bound to, before a policy or a proof adds to it. */
export function bindingOf(deps: JudgeDeps, { change, policy }: OpenedChange): Binding {
  return {
    tool: deps.tool,
    repository: change.repository,
    pullRequest: change.pullRequest,
    author: change.author?.login ?? null,
    baseRef: change.baseRef,
    baseTip: change.baseTip,
    base: change.base,
    head: change.head,
    policyCommit: policy.commit,
  };
}

/** What the event names: all that a verdict can be bound to before anything is read. */
export function targetBinding(target: EventTarget): Pick<Binding, 'pullRequest' | 'baseRef' | 'head'> {
  const pullRequest = target.kind === 'pull-request' ? target.pullRequest : null;
  return { pullRequest, baseRef: target.baseRef, head: target.head };
}
