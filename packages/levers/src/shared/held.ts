import { type HeldCandidate, holdQuestions, holdsAgainst, type SetHold } from '@gatehouse/policy';
import type { Digests } from '@gatehouse/release';
import type { Ancestors } from './ancestors.ts';

/** Whether a hold stops these digests, built from that revision; asks git what it must know for it. Null: it does not. */
export async function heldBy(
  hold: SetHold,
  asked: { readonly digests: Digests; readonly revision: string; readonly ancestors: Ancestors; readonly now: Date },
): Promise<HeldCandidate | null> {
  const { digests, revision, ancestors, now } = asked;
  const known = new Map<string, boolean | null>();
  for (const { ancestor, descendant } of holdQuestions(hold, revision))
    known.set(`${ancestor} ${descendant}`, await ancestors(ancestor, descendant));
  const isAncestor = (ancestor: string, descendant: string) => known.get(`${ancestor} ${descendant}`) ?? null;
  return holdsAgainst(hold, { digests, revision, now, isAncestor });
}
