import type { EventTarget } from '@gatehouse/action-kit';
import type { OpenedChange, OpenedGroup } from '@gatehouse/forge';
import { errorVerdict, mergeGroupVerdict, type Verdict } from '@gatehouse/policy';
import { bindingOf } from './bindings.ts';
import type { JudgeDeps } from './deps.ts';
import { judgeChange } from './judge.ts';
import { heldAgainstPullRequest } from './members.ts';
import type { Judge } from './reading.ts';

export type GroupTarget = Extract<EventTarget, { kind: 'merge-group' }>;
type Entry = OpenedGroup['entries'][number];

async function judgeMember(deps: JudgeDeps, judge: Judge, opened: OpenedChange): Promise<Verdict> {
  const verdict = await judgeChange(deps, judge, opened);
  if (judge.gate !== 'gate') return verdict;
  try {
    return await heldAgainstPullRequest(deps, opened, verdict);
  } catch (error) {
    deps.onFault(error);
    return errorVerdict(error, { ...bindingOf(deps, opened), gate: judge.gate });
  }
}

async function judgeEntry(
  deps: JudgeDeps,
  judge: Judge,
  repository: string,
  target: GroupTarget,
  entry: Entry,
): Promise<Verdict> {
  if (!('error' in entry)) return judgeMember(deps, judge, entry);
  const { pullRequest, error } = entry;
  deps.onFault(error);
  return errorVerdict(error, {
    tool: deps.tool,
    gate: judge.gate,
    repository,
    pullRequest,
    baseRef: target.baseRef,
    baseTip: target.baseSha,
  });
}

/** Every entry by its own pull request's author, one after the other; the worst outcome is the group's. */
export async function judgeGroup(
  deps: JudgeDeps,
  judge: Judge,
  repository: string,
  policyPath: string,
  target: GroupTarget,
): Promise<Verdict> {
  const { baseRef, baseSha, head } = target;
  const group = await deps.forge.openMergeGroup({ baseRef, baseSha, headSha: head, policyPath });
  const members: Verdict[] = [];
  for (const entry of group.entries) members.push(await judgeEntry(deps, judge, repository, target, entry));
  const policy = members.find((member) => member.policy !== null)?.policy ?? null;
  const bound = { baseRef, baseTip: baseSha, base: baseSha, head, policy, policyCommit: baseSha };
  return mergeGroupVerdict(members, { tool: deps.tool, gate: judge.gate, repository, ...bound });
}
