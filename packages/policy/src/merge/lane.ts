import type { Identity } from '@gatehouse/bumps';
import type { Policy } from '../policy.ts';
import type { RiskReason } from '../risk/types.ts';
import type { Verdict } from '../verdict.ts';
import { isInLane, isScoped } from './bound.ts';
import type { DispositionReason } from './disposition.ts';
import type { Lane } from './policy.ts';
import { outsideRamp } from './ramp.ts';
import { list, oneLine, reason } from './reasons.ts';

/** Whose pull request it is, as the forge says it, and when. */
export interface LaneContext {
  /** Null: nobody knows (a range on disk), who is enforced. */
  readonly author: Identity | null;
  readonly now: Date;
}

/** What became of asking every lane: the first that admits the change, or why none does. */
export interface Admission {
  readonly lane: string | null;
  /** Empty when a lane admits it. */
  readonly reasons: readonly DispositionReason[];
}

/** The lane in which a change may merge unattended; null: in none. */
export function laneOf(policy: Policy, verdict: Verdict, context: LaneContext): string | null {
  return admit(policy, verdict, context).lane;
}

/** Asks lane `bumps` first, then policy's own in its order. */
export function admit(policy: Policy, verdict: Verdict, context: LaneContext): Admission {
  const bumps = whyNotBumps(policy, verdict, context);
  if (bumps === null) return { lane: 'bumps', reasons: [] };
  const own = policy.merge.lanes.filter((lane) => isInLane(lane, context.author));
  const asked = own.map((lane) => ({ lane, why: whyNotLane(lane, verdict) }));
  const admitting = asked.find(({ why }) => why === null);
  if (admitting !== undefined) return { lane: admitting.lane.name, reasons: [] };
  const reasons = [...(bumps === 'not-its-author' ? [] : [bumps]), ...asked.flatMap(({ why }) => why ?? [])];
  return { lane: null, reasons: reasons.length > 0 ? reasons : [inNone(context)] };
}

function inNone({ author }: LaneContext): DispositionReason {
  const who = author?.login ?? 'the author';
  return reason('merge/no-lane', `no lane is for ${who}`, 'Add the account to a lane in merge.lanes, or review it.');
}

/** Diff-scope has proved that there is nothing but bumps; the ramp says which of them may merge. */
function whyNotBumps(
  policy: Policy,
  verdict: Verdict,
  { author, now }: LaneContext,
): DispositionReason | 'not-its-author' | null {
  if (!isScoped(policy, author)) return 'not-its-author';
  const proved = verdict.judges?.some(({ gate, outcome }) => gate === 'diff-scope' && outcome === 'pass') ?? false;
  if (!proved || verdict.bumps.length === 0) {
    return reason('merge/no-lane', 'it is not proved to be nothing but bumps', 'Let a person review it.');
  }
  const outside = verdict.rollback === undefined ? outsideRamp(policy, verdict.bumps, now) : [];
  const [first] = outside;
  if (first === undefined) return null;
  const names = [...new Set(outside.map(({ name }) => oneLine(name)))];
  const message = `${list(names)} ${names.length === 1 ? 'is' : 'are'} not in the ramp`;
  const fix = `Add ${names.length === 1 ? 'it' : 'them'} to merge.ramp in ${policy.path}, or review it.`;
  return { ...reason('merge/ramp', message, fix), path: first.path, line: first.line };
}

/** Every difference must be explained by a low-risk rule that the lane admits. */
function whyNotLane(lane: Lane, verdict: Verdict): DispositionReason | null {
  const { risk, context } = verdict;
  const name = `lane ${lane.name}`;
  const reasons = risk?.reasons ?? [];
  const strange = reasons.find((one) => !isAdmitted(lane, one));
  if (strange !== undefined) {
    const message = `${name} does not admit ${strange.rule}: ${strange.message}`;
    const fix = `Take it out, let a person review it, or add the rule to merge.lanes if its risk is low.`;
    return { rule: 'merge/no-lane', path: strange.path, line: strange.line, message, fix };
  }
  if (risk === undefined || !risk.complete || reasons.length === 0) {
    const fix = 'Take out what is not explained (comments, order, quoting), or let a person review it.';
    return reason('merge/no-lane', `${name} needs every difference to be explained, and not every one is`, fix);
  }
  const missing = lane.packs.filter((pack) => !context?.profiles.includes(pack));
  if (missing.length === 0) return null;
  const message = `${name} needs the context pack ${list(missing)}, by which this pull request was not measured`;
  return reason('merge/no-lane', message, 'Ask for it in `context` of the policy, or let a person review it.');
}

function isAdmitted(lane: Lane, { rule, level }: RiskReason): boolean {
  return level === 'low' && lane.admit.has(rule);
}
