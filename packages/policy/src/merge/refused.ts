import type { Disposition, DispositionReason } from './disposition.ts';
import { ANYONE } from './needs.ts';
import { nextOf } from './next.ts';
import type { Refusal } from './posture.ts';

/**
 * What becomes of a disposition that would have armed where preflight refuses: people merge it. Whoever has approved this head has done so;
 * otherwise it waits for a review.
 */
export function refused(disposition: Disposition, refusals: readonly Refusal[]): Disposition {
  if (refusals.length === 0 || !disposition.arm) return disposition;
  const released = disposition.approvedBy.length > 0;
  const why = refusals.map((refusal): DispositionReason => ({ ...refusal, path: null, line: null }));
  const whole = {
    ...disposition,
    kind: disposition.kind === 'auto-merge' ? ('review' as const) : disposition.kind,
    state: released ? ('success' as const) : ('pending' as const),
    arm: false,
    waitsFor: released ? [] : [ANYONE],
    reasons: [...why, ...disposition.reasons],
  };
  return { ...whole, next: nextOf(whole) };
}
