import { holdQuestions, holdsAgainst, howToLift, type SetHold, setHoldPath, whomToAsk } from '@gatehouse/policy';
import { type Digests, type Refusal, refusePromotion } from '@gatehouse/release';
import type { Ancestors } from '../shared/ancestors.ts';

/** A hold with where it stands. */
export interface PlacedHold {
  readonly hold: SetHold;
  /** Page of the open rollback that brings it; null: it is merged. */
  readonly rollback: string | null;
}

/** Whether one of the holds refuses a digest: known without any question. */
export function heldByDigest(holds: readonly PlacedHold[], digests: Digests, now: Date): readonly Refusal[] {
  return holds.flatMap((placed) => refusal(placed, { digests, revision: null, isAncestor: () => null, now }) ?? []);
}

/** Whether one of the holds refuses what is promoted, or what it descends from. */
export async function heldByRevision(
  holds: readonly PlacedHold[],
  asked: { readonly digests: Digests; readonly revision: string; readonly ancestors: Ancestors; readonly now: Date },
): Promise<readonly Refusal[]> {
  const { revision, digests, now } = asked;
  const found: Refusal[] = [];
  for (const placed of holds) {
    const known = new Map<string, boolean | null>();
    for (const { ancestor, descendant } of holdQuestions(placed.hold, revision))
      known.set(ancestor, await asked.ancestors(ancestor, descendant));
    const held = refusal(placed, { digests, revision, now, isAncestor: (ancestor) => known.get(ancestor) ?? null });
    if (held !== null) found.push(held);
  }
  return found;
}

function refusal({ hold, rollback }: PlacedHold, candidate: Parameters<typeof holdsAgainst>[1]): Refusal | null {
  const held = holdsAgainst(hold, candidate);
  if (held === null) return null;
  const path = setHoldPath(hold.set);
  const where = rollback === null ? path : `${path} of the open rollback ${rollback}`;
  const due = held.due ? ` It was to last until ${hold.until} and is due for review.` : '';
  const lift = rollback === null ? howToLift(path) : 'a person closes that pull request';
  const fix = `${whomToAsk(hold, path)}. Promote a build that has the fix and name its commit as \`fixed-by\` of the hold, or ${lift}.`;
  return refusePromotion('promote/held', where, `On hold: ${held.because}. ${held.reason}${due}`, fix);
}
