import { DateTime } from 'luxon';
import type { Policy } from '../policy.ts';
import { isEnforcedAuthor, sameAccount } from '../scope/enforcement.ts';
import type { DispositionReason } from './disposition.ts';
import type { LiveState } from './live.ts';
import { oneLine, reason } from './reasons.ts';
import { nextOpening } from './window/opening.ts';

/** What must pass before anything is armed. */
export interface ClockWait {
  readonly reasons: readonly DispositionReason[];
  /** The first minute in which the clock stands against it no more; null: the clock does not tell. */
  readonly until: Date | null;
}

type Live = Pick<LiveState, 'author' | 'statuses' | 'oldestCheckSuite'>;

const STABILITY = 'renovate/stability-days';
const DAY = 24 * 60 * 60 * 1000;

/** Bake time, and then the window that is open when it is over. */
export function clockWaits(policy: Policy, live: Live, now: Date): ClockWait {
  const baked = bakedAt(policy, live, now);
  const opening = policy.merge.window === null ? baked : nextOpening(policy.merge.window, baked);
  const waits = opening === null || opening.getTime() > now.getTime();
  const reasons = [...stability(policy, live), ...baking(policy, baked, now), ...closed(policy, baked, opening)];
  return { reasons, until: waits ? opening : null };
}

/** A head without a check suite was pushed just now as far as anybody knows. */
function bakedAt({ merge }: Policy, { oldestCheckSuite }: Live, now: Date): Date {
  if (merge.bake.days === 0) return now;
  const seen = oldestCheckSuite === null ? Number.NaN : Date.parse(oldestCheckSuite);
  const from = Number.isNaN(seen) ? now.getTime() : seen;
  const minute = Math.ceil((from + merge.bake.days * DAY) / 60_000) * 60_000;
  return new Date(Math.max(now.getTime(), minute));
}

function baking({ merge }: Policy, baked: Date, now: Date): DispositionReason[] {
  if (baked.getTime() <= now.getTime()) return [];
  const days = merge.bake.days === 1 ? '1 day' : `${merge.bake.days} days`;
  return [reason('merge/bake', `this head bakes for ${days}, until ${utcMinute(baked)}`, null)];
}

/** About the moment at which it is baked, so that both are told at once. */
function closed({ merge: { window } }: Policy, baked: Date, opening: Date | null): DispositionReason[] {
  if (window === null || opening?.getTime() === baked.getTime()) return [];
  if (opening === null) {
    const fix = 'Add hours to merge.window.open, or remove merge.window.exceptions that close every day.';
    return [reason('merge/window', 'the window opens on none of the next 400 days', fix)];
  }
  const date = DateTime.fromJSDate(baked, { zone: window.zone }).toFormat('yyyy-MM-dd');
  const why = window.exceptions.get(date)?.reason ?? null;
  const because = why === null ? '' : ` (${why})`;
  return [reason('merge/window', `the window is closed until ${utcMinute(opening)}${because}`, null)];
}

/**
 * Renovate's own clock, which knows when a release was published. It can only make wait. Of a context only the latest status is known, so
 * what another account says there hides what Renovate said, and is never a yes.
 */
function stability(policy: Policy, live: Live): DispositionReason[] {
  const status = live.statuses.find(({ context }) => isStability(context));
  if (status !== undefined && !isRenovate(policy, live, status.creator)) {
    const who = oneLine(status.creator?.login ?? 'an account that is gone');
    const fix = 'Let Renovate set it again (rebase or retry in its pull request), or let a person approve this head.';
    return [reason('merge/stability-days', `${STABILITY} was last set by ${who}, which is not Renovate`, fix)];
  }
  if (status === undefined) {
    if (!policy.merge.bake.requireStabilityDays) return [];
    const fix = `Set minimumReleaseAge in Renovate's configuration, or merge.bake.stability-days to respect.`;
    return [reason('merge/stability-days', `${STABILITY}, which policy requires, is not there yet`, fix)];
  }
  if (status.state === 'success') return [];
  return [reason('merge/stability-days', `${STABILITY} says that the release is not old enough yet`, null)];
}

function isStability(context: string): boolean {
  return context.toLowerCase() === STABILITY;
}

function isRenovate(policy: Policy, live: Live, creator: Live['author']): boolean {
  if (creator === null || isEnforcedAuthor(policy, creator)) return true;
  return creator.login.toLowerCase() === 'renovate[bot]' || (live.author !== null && sameAccount(creator, live.author));
}

/** `2026-11-22T08:00Z`, never earlier than the instant. */
export function utcMinute(at: Date): string {
  return `${new Date(Math.ceil(at.getTime() / 60_000) * 60_000).toISOString().slice(0, 16)}Z`;
}
