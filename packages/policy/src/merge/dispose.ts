import type { Verdict } from '../verdict.ts';
import { type ClockWait, clockWaits, utcMinute } from './clock.ts';
import type { Disposition, DispositionKind, DispositionReason } from './disposition.ts';
import { freezes } from './freeze.ts';
import { gateFaults } from './gate-fault.ts';
import { ANYONE, type Need, type NeedsInput, needsOf } from './needs.ts';
import { nextOf } from './next.ts';
import { reasonOf } from './reasons.ts';
import { WAITING_RULES } from './waiting-rules.ts';

export interface DisposeInput extends NeedsInput {
  /** Why an input freezes; empty: it does not. */
  readonly freezeInput: string;
}

type Decision = Pick<Disposition, 'kind' | 'state'> & Partial<Disposition>;

/**
 * What happens to a pull request: the first of `DISPOSITIONS` that matches. Pure; whether the rules of the base branch let anything be
 * armed is for `preflight` to say.
 */
export function dispose(input: DisposeInput): Disposition {
  const { policy, verdict, live } = input;
  const faults = gateFaults(policy, verdict, live);
  const decision: Decision =
    faults.length > 0
      ? { kind: 'error', state: 'error', reasons: faults }
      : verdict.outcome === 'skip'
        ? { kind: 'advice', state: 'success', reasons: verdict.findings.map(reasonOf) }
        : (stopped(verdict) ?? decide(input));
  const whole: Omit<Disposition, 'next'> = {
    arm: false,
    lane: null,
    risk: verdict.risk?.level ?? null,
    approvedBy: [],
    waitsFor: [],
    until: null,
    reasons: [],
    ...decision,
  };
  return { ...whole, next: nextOf(whole) };
}

/** What ends only by a new commit or by policy. Of a list that was cut nobody knows that there are only holds in it. */
function stopped({ outcome, findings, truncated }: Verdict): Decision | null {
  const stopping = findings.filter(({ rule, due }) => !WAITING_RULES.has(rule) && due !== true);
  if (stopping.length === 0 && (outcome === 'pass' || (findings.length > 0 && truncated !== true))) return null;
  const isHeld = truncated !== true && stopping.length > 0 && stopping.every(({ rule }) => rule === 'scope/hold');
  return { kind: isHeld ? 'held' : 'blocked', state: 'failure', reasons: findings.map(reasonOf) };
}

function decide(input: DisposeInput): Decision {
  const { needs, approvals, lane } = needsOf(input);
  const unmet = needs.filter(({ met }) => !met);
  if (unmet.length > 0) return { ...unmetBy(unmet), lane, approvedBy: approvals.by };
  const { frozen, clock, running } = stillAgainst(input);
  const released = approvals.by.length > 0;
  const base = { lane, approvedBy: approvals.by };
  if (frozen.length > 0 && !released) return { ...base, kind: 'frozen', state: 'pending', reasons: frozen };
  const until = clock.until === null ? null : utcMinute(clock.until);
  const waits = [...running, ...(released ? [] : clock.reasons)];
  if (waits.length > 0)
    return { ...base, kind: 'waiting', state: 'pending', until: released ? null : until, reasons: waits };
  const machinesMay = frozen.length === 0 && clock.reasons.length === 0 && lane !== null;
  if (needs.length === 0 && machinesMay) return { ...base, kind: 'auto-merge', state: 'success', arm: true };
  const arm = machinesMay && input.policy.merge.afterApproval === 'arm' && needs.every(({ mayArm }) => mayArm);
  const reasons = [...needs.flatMap((need) => need.reasons), ...frozen, ...clock.reasons];
  return { ...base, kind: kindOf(needs), state: 'success', arm, reasons };
}

/** What keeps machines from merging. A rollback is exempt from every clock and freeze: it is what ends an incident. */
function stillAgainst(input: DisposeInput): {
  frozen: DispositionReason[];
  clock: ClockWait;
  running: DispositionReason[];
} {
  const { policy, verdict, live, now, freezeInput } = input;
  const running = verdict.findings.filter(({ rule }) => WAITING_RULES.has(rule)).map(reasonOf);
  if (verdict.rollback !== undefined) return { frozen: [], clock: { reasons: [], until: null }, running };
  return { frozen: freezes(policy, live, freezeInput), clock: clockWaits(policy, live, now), running };
}

function unmetBy(unmet: readonly Need[]): Decision {
  return {
    kind: kindOf(unmet),
    state: 'pending',
    waitsFor: whoOf(unmet),
    reasons: unmet.flatMap(({ reasons }) => reasons),
  };
}

/** The approval of somebody whom policy names is a review by a writer too, so nobody else has to be asked. */
function whoOf(needs: readonly Need[]): string[] {
  const all = [...new Set(needs.flatMap(({ from }) => from))];
  const named = needs.some(({ kind, from }) => kind === 'approval' && from.length > 0);
  return named ? all.filter((who) => who !== ANYONE) : all;
}

function kindOf(needs: readonly Need[]): DispositionKind {
  return needs.some(({ kind }) => kind === 'approval') ? 'approval' : 'review';
}
