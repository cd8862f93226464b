import { isInLane } from '../../bound.ts';
import type { Lane } from '../../policy.ts';
import { list } from '../../reasons.ts';
import type { ExplainInput, NearMiss, NearRule } from '../types.ts';

/** Lanes of the policy that all but admit the change: one reason is not theirs, or its author is not. */
export const nearLanes: NearRule = (input) => input.policy.merge.lanes.flatMap((lane) => nearLane(lane, input) ?? []);

function nearLane(lane: Lane, { change, judged }: ExplainInput): NearMiss | null {
  const { risk } = judged.gate;
  if (risk === undefined || judged.disposition.lane === lane.name) return null;
  const strange = risk.reasons.filter(({ rule, level }) => level !== 'low' || !lane.admit.has(rule));
  const [first, ...others] = strange;
  const theirs = isInLane(lane, change.author);
  const nobody = { rule: 'merge/no-lane', path: null, line: null };
  if (theirs && first !== undefined && others.length === 0) {
    const { path, line, rule, level, message } = first;
    const why = lane.admit.has(rule)
      ? `its level is ${level} here, and a lane admits only low`
      : 'the lane does not admit it';
    return { ...nobody, path, line, message: `lane ${lane.name} would admit all but ${rule} (${message}): ${why}` };
  }
  if (first !== undefined) return null;
  if (!risk.complete)
    return { ...nobody, message: `lane ${lane.name} admits every reason, but not every byte that differs has one` };
  if (theirs) return null;
  const authors = list(lane.authors.map(({ login }) => login));
  return { ...nobody, message: `lane ${lane.name} would admit it from ${authors}, not from ${nameOf(change.author)}` };
}

function nameOf(author: { readonly login: string } | null): string {
  return author?.login ?? 'an author whom nobody knows';
}
