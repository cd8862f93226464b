import { limitFindings } from '../scope/findings.ts';
import { count } from '../scope/words.ts';
import { type Finding, GatehouseError, type Outcome, type Verdict } from '../verdict.ts';
import { type Binding, errorVerdict, unbound } from './error.ts';

/** A mixed group is advice, not a pass: not everything in it was proved. */
const FROM_WORST: readonly Outcome[] = ['error', 'block', 'skip', 'pass'];

/** One verdict for a merge group: its members' worst outcome, with the findings of those that have it. */
export function mergeGroupVerdict(members: readonly Verdict[], binding: Binding): Verdict {
  const outcome = FROM_WORST.find((one) => members.some((member) => member.outcome === one));
  if (outcome === undefined) {
    const fix = 'Remove the pull requests from the queue and add them again.';
    return errorVerdict(new GatehouseError('merge-group', 'the merge group has no entries', fix), binding);
  }
  const worst = members.filter((member) => member.outcome === outcome);
  const all = worst.flatMap(findingsOf);
  const { findings, cut } = limitFindings(outcome === 'error' ? all.slice(0, 1) : all);
  const bumps = members.flatMap((member) => member.bumps);
  const edits = members.flatMap((member) => member.edits ?? []);
  return {
    ...unbound(binding),
    pullRequest: null,
    author: null,
    enforced: members.some((member) => member.enforced),
    outcome,
    summary: summaryOf(outcome, members, worst),
    bumps,
    findings,
    unchecked: [...new Set(members.flatMap((member) => member.unchecked))],
    members,
    ...(edits.length > 0 && { edits }),
    ...(cut && { truncated: true, counts: { bumps: bumps.length, findings: all.length, members: members.length } }),
  };
}

function findingsOf(member: Verdict): readonly Finding[] {
  return member.findings.map((finding) => ({ ...finding, message: `${nameOf(member)}: ${finding.message}` }));
}

function nameOf({ pullRequest, head }: Verdict): string {
  return pullRequest === null ? `entry ${head?.slice(0, 12) ?? 'unknown'}` : `#${pullRequest}`;
}

function summaryOf(outcome: Outcome, members: readonly Verdict[], worst: readonly Verdict[]): string {
  const group = `Merge group of ${count(members.length, 'pull request')}`;
  if (outcome === 'pass') return `${group}: every one passes.`;
  const names = worst.slice(0, 5).map(nameOf).join(', ');
  const more = worst.length > 5 ? ` and ${worst.length - 5} more` : '';
  const words = { error: 'could not be decided', block: 'is blocked', skip: 'is advice only' }[outcome];
  return `${group}: ${names}${more} ${words}. ${worst[0]?.summary ?? ''}`.trim();
}
