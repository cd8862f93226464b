import { heldRevisions, refusesNoLess, type SetHold } from '@gatehouse/policy';
import { refuse } from '../rollback/refusals.ts';
import type { Refusal } from '../types.ts';

/** What a hold's file can name. */
const MAX_REFUSED = 500;
const MAX_REVISIONS = 50;
const MAX_REASON = 500;
/** Between a reason and that of the hold before. */
const BEFORE = '; before: ';

export interface HoldWanted {
  readonly set: string;
  /** The hold there is, with what one refuses that waits for its merge; null: none. */
  readonly existing: SetHold | null;
  /** The hold of an open rollback; null: none. */
  readonly waiting: SetHold | null;
  /** What the rollback leaves. */
  readonly left: readonly string[];
  /** What it was built from, where every platform says so; never what the target descends from. */
  readonly revisions: readonly string[];
  readonly reason: string;
  /** Who rolls back. */
  readonly by: string;
}

/**
 * The hold that goes with a rollback. It refuses all that an existing one does: its day and its fix are gone, because neither was said of what
 * is left now. One that waits and refuses all of it already stays word for word, so that two people who ask for the same at night do not take
 * turns at one pull request.
 */
export function nextHold(wanted: HoldWanted): { readonly hold: SetHold } | { readonly refusals: readonly Refusal[] } {
  const { set, existing, left, by } = wanted;
  const refuses = [...new Set([...(existing?.refuses ?? []), ...left])];
  const known = existing === null ? [] : heldRevisions(existing);
  const revisions = [...new Set([...known, ...wanted.revisions])];
  if (refuses.length > MAX_REFUSED || revisions.length > MAX_REVISIONS) {
    const message = `The hold of the set ${set} would refuse ${refuses.length} digests of ${revisions.length} revisions; ${MAX_REFUSED} of ${MAX_REVISIONS} fit.`;
    const fix = 'A person takes digests that no longer exist out of it, in a pull request of its own.';
    return { refusals: [refuse('rollback/hold-full', null, message, fix)] };
  }
  const [first] = revisions;
  const named = revisions.length > 1 ? revisions : first;
  const reason = reasonOf(wanted);
  const hold: SetHold = { version: 1, set, refuses, ...(named !== undefined && { revision: named }), reason, by };
  return { hold: wanted.waiting !== null && refusesNoLess(wanted.waiting, hold) ? wanted.waiting : hold };
}

/** The newest first; what does not fit is in the history of the file. */
function reasonOf({ existing, reason }: HoldWanted): string {
  if (existing !== null && `${existing.reason}${BEFORE}`.startsWith(`${reason}${BEFORE}`)) return existing.reason;
  const whole = [reason, ...(existing === null ? [] : [existing.reason])].join(BEFORE);
  if (whole.length <= MAX_REASON) return whole;
  return `${whole.slice(0, MAX_REASON - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
