import type { OpenedChange } from '@gatehouse/forge';
import { queueMemberFindings, type Verdict } from '@gatehouse/policy';
import { basePolicy } from './base-policy.ts';
import type { JudgeDeps } from './deps.ts';

/**
 * An entry of a merge group as the whole gate sees it: judged on the group's own tree, and no better than what stands at its pull request.
 * Advice does not protect a group from an author whom nothing binds but who changes what judges or runs it.
 */
export async function heldAgainstPullRequest(
  deps: JudgeDeps,
  opened: OpenedChange,
  verdict: Verdict,
): Promise<Verdict> {
  const { pullRequest } = opened.change;
  if (pullRequest === null || verdict.outcome === 'error') return verdict;
  const { path } = opened.policy;
  const { live } = await deps.forge.readLive({ pullRequest, policyPath: path, freezeLabels: [], marker: '' });
  const policy = basePolicy(opened.policy).outline();
  const found = queueMemberFindings({ policy, verdict, live });
  if (found.length === 0) return verdict;
  const summary = `Blocked in the queue: ${found[0]?.message ?? ''}.`;
  return { ...verdict, outcome: 'block', enforced: true, summary, findings: [...found, ...verdict.findings] };
}
