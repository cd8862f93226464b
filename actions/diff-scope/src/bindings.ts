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
