import type { Disposition } from './disposition.ts';
import { list } from './reasons.ts';

/** One sentence about what will happen next. */
export function nextOf(disposition: Omit<Disposition, 'next'>): string {
  const { kind, state, until } = disposition;
  switch (kind) {
    case 'error':
      return 'It could not be decided; it is judged again by the next event or sweep.';
    case 'advice':
      return 'Nothing binds its author; people merge it as ever.';
    case 'blocked':
      return 'It stays blocked until every reason is settled; an approval does not lift it.';
    case 'held':
      return 'It is held until a new commit or until the hold is lifted.';
    case 'approval':
    case 'review':
      return state === 'success' ? afterApproval(disposition) : unmet(kind, disposition);
    case 'frozen':
      return 'It waits until the freeze is lifted, or a person approves and merges it.';
    case 'waiting':
      return until === null ? 'It waits until that is over.' : `It waits until ${until}.`;
    case 'auto-merge':
      return `It merges itself as soon as the required checks pass${inLane(disposition)}.`;
  }
}

/** A draft is for its author first; what else it needs stands among the reasons. */
function unmet(kind: 'approval' | 'review', { reasons, waitsFor }: Pick<Disposition, 'reasons' | 'waitsFor'>): string {
  if (reasons[0]?.rule === 'merge/draft') return 'It waits until it is marked as ready for review.';
  return `It needs ${wanted(kind, waitsFor)}.`;
}

function wanted(kind: 'approval' | 'review', from: readonly string[]): string {
  const what = kind === 'approval' ? 'an approval' : 'a review';
  if (from.length === 0 && kind === 'approval') return `${what}, and policy names nobody who may give it`;
  return from.length === 0 ? what : `${what} by ${list(from)}`;
}

function afterApproval(disposition: Omit<Disposition, 'next'>): string {
  const by = `Approved by ${list(disposition.approvedBy)}`;
  if (disposition.arm) return `${by}; it merges itself as soon as the required checks pass${inLane(disposition)}.`;
  return `${by}; a person can merge it.`;
}

function inLane({ lane, risk }: Pick<Disposition, 'lane' | 'risk'>): string {
  return lane === null ? '' : ` (lane ${lane}, ${risk ?? 'unknown'} risk)`;
}
