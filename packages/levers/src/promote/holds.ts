import { type HeldCandidate, holdsAgainst, howToLift, type SetHold, setHoldPath, whomToAsk } from '@gatehouse/policy';
import { type Digests, type Refusal, refusePromotion } from '@gatehouse/release';
import type { Ancestors } from '../shared/ancestors.ts';
import { heldBy } from '../shared/held.ts';

/** A hold with where it stands. */
export interface PlacedHold {
  readonly hold: SetHold;
  /** Page of the open rollback that brings it; null: it is merged. */
  readonly rollback: string | null;
}

/** Whether one of the holds refuses a digest: known without any question. */
export function heldByDigest(holds: readonly PlacedHold[], digests: Digests, now: Date): readonly Refusal[] {
  const candidate = { digests, revision: null, isAncestor: () => null, now };
  return holds.flatMap((placed) => refusal(placed, holdsAgainst(placed.hold, candidate)) ?? []);
}

/** Whether one of the holds refuses what is promoted, or what it descends from. */
export async function heldByRevision(
  holds: readonly PlacedHold[],
  asked: { readonly digests: Digests; readonly revision: string; readonly ancestors: Ancestors; readonly now: Date },
): Promise<readonly Refusal[]> {
  const found: (Refusal | null)[] = [];
  for (const placed of holds) found.push(refusal(placed, await heldBy(placed.hold, asked)));
  return found.filter((one) => one !== null);
}

function refusal({ hold, rollback }: PlacedHold, held: HeldCandidate | null): Refusal | null {
  if (held === null) return null;
  const path = setHoldPath(hold.set);
  const where = rollback === null ? path : `${path} of the open rollback ${rollback}`;
  const due = held.due ? ` It was to last until ${hold.until} and is due for review.` : '';
  const lift = rollback === null ? howToLift(path) : 'a person closes that pull request';
  const fix = `${whomToAsk(hold, path)}. Promote a build that has the fix and name its commit as \`fixed-by\` of the hold, or ${lift}.`;
  return refusePromotion('promote/held', where, `On hold: ${held.because}. ${held.reason}${due}`, fix);
}
