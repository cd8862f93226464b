import type { EventTarget } from '@gatehouse/action-kit';
import { errorVerdict, type Verdict } from '@gatehouse/policy';
import { targetBinding } from './bindings.ts';
import type { JudgeDeps } from './deps.ts';
import { judgeGroup } from './group.ts';
import { judgeChange } from './judge.ts';

export interface JudgeTarget {
  /** `owner/name` */
  readonly repository: string;
  readonly policyPath: string;
  readonly target: EventTarget;
}

async function judgePullRequest(
  deps: JudgeDeps,
  policyPath: string,
  target: Extract<EventTarget, { kind: 'pull-request' }>,
): Promise<Verdict> {
  const { pullRequest, head, baseRef } = target;
  const opened = await deps.forge.openPullRequest({ pullRequest, head, baseRef, policyPath });
  return judgeChange(deps, opened);
}

/**
 * Judges what the event names: reads the change at exact commits, proves it, applies the policy of the base, and makes sure
 * that the head stood still meanwhile. Never throws: what goes wrong is an `error` verdict about the same target.
 */
export async function runDiffScope(deps: JudgeDeps, { repository, policyPath, target }: JudgeTarget): Promise<Verdict> {
  try {
    if (target.kind === 'merge-group') return await judgeGroup(deps, repository, policyPath, target);
    return await judgePullRequest(deps, policyPath, target);
  } catch (error) {
    deps.onFault(error);
    return errorVerdict(error, { tool: deps.tool, repository, ...targetBinding(target) });
  }
}
