import type { Verdict } from '../../verdict.ts';
import { liveOnDisk, policyOnDisk } from '../../verdicts/on-disk.ts';
import { boundBy } from '../bound.ts';
import { clockWaits } from '../clock.ts';
import type { DispositionReason } from '../disposition.ts';
import { freezes } from '../freeze.ts';
import { needsOf } from '../needs.ts';
import { reason, reasonOf } from '../reasons.ts';
import type { ExplainInput } from './types.ts';

/** Everything that keeps a change from merging itself, not only what a disposition stops at: what comes after it waits there as well. */
export function obstaclesOf(input: ExplainInput): readonly DispositionReason[] {
  const { policy, change, judged, now, openedAt = now } = input;
  const live = liveOnDisk(change);
  const passing = onceItPasses(judged.gate);
  const seen = { policy: policyOnDisk(policy, now), verdict: passing, live, posture: null, now: openedAt };
  const needs = needsOf(seen).needs.filter(({ met }) => !met);
  const people = needs.some(({ mayArm }) => mayArm) && policy.merge.afterApproval === 'leave' ? [left()] : [];
  const clocks =
    input.rollback === null ? [...freezes(policy, live, ''), ...clockWaits(policy, live, openedAt).reasons] : [];
  const nobody = unbound(input);
  // That no lane is for whom nothing binds, or that no bump is proved, has been said by then.
  const said = nobody.length > 0 || judged.gate.judges?.some(isStopping) === true;
  const asked = needs
    .flatMap(({ reasons }) => reasons)
    .filter(({ rule, path }) => !said || rule !== 'merge/no-lane' || path !== null);
  return [...nobody, ...judged.gate.findings.map(reasonOf), ...asked, ...people, ...clocks];
}

function isStopping({ gate, outcome }: NonNullable<Verdict['judges']>[number]): boolean {
  return gate === 'diff-scope' && outcome === 'block';
}

/** The verdict as it would be with every finding out of the way: what is asked next does not depend on them. */
function onceItPasses(gate: Verdict): Verdict {
  const judges = gate.judges?.map((one) => (one.outcome === 'block' ? { ...one, outcome: 'pass' as const } : one));
  return { ...gate, outcome: 'pass', findings: [], ...(judges && { judges }) };
}

function unbound({ policy, change }: ExplainInput): DispositionReason[] {
  if (boundBy(policy, change).bound) return [];
  const who = change.author?.login ?? 'its author';
  const fix = 'Name the account in authors.enforce, or in a lane of merge.lanes; until then people merge it as ever.';
  return [reason('merge/no-lane', `nothing binds ${who}, and nothing is merged for whom nothing binds`, fix)];
}

function left(): DispositionReason {
  const fix = 'Set merge.after-approval to arm, or let a person merge what a person has approved.';
  return reason('merge/approval', 'what people have approved is left to them to merge', fix);
}
