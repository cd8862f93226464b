import type { EventTarget } from '@gatehouse/action-kit';
import { errorVerdict, type Verdict } from '@gatehouse/policy';
import { targetBinding } from './bindings.ts';
import type { JudgeDeps } from './deps.ts';
import { judgeGroup } from './group.ts';
import { judgeChange } from './judge.ts';
import type { Judge } from './reading.ts';

export interface JudgeTarget {
  /** `owner/name` */
  readonly repository: string;
  readonly policyPath: string;
  readonly target: EventTarget;
}

async function judgePullRequest(
  deps: JudgeDeps,
  judge: Judge,
  policyPath: string,
  target: Extract<EventTarget, { kind: 'pull-request' }>,
): Promise<Verdict> {
  const { pullRequest, head, baseRef } = target;
  const known = baseRef === null ? {} : { baseRef };
  const opened = await deps.forge.openPullRequest({ pullRequest, head, policyPath, ...known });
  return judgeChange(deps, judge, opened);
}

/**
 * Judges what the event names: reads the change at exact commits, proves it, applies the policy of the base, and makes sure
 * that the head stood still meanwhile. Never throws: what goes wrong is an `error` verdict about the same target.
 */
export async function judgeTarget(
  deps: JudgeDeps,
  judge: Judge,
  { repository, policyPath, target }: JudgeTarget,
): Promise<Verdict> {
  try {
    if (target.kind === 'merge-group') return await judgeGroup(deps, judge, repository, policyPath, target);
    return await judgePullRequest(deps, judge, policyPath, target);
  } catch (error) {
    deps.onFault(error);
    return errorVerdict(error, { tool: deps.tool, gate: judge.gate, repository, ...targetBinding(target) });
  }
}
