import { shortDigest } from '../scope/words.ts';
import type { Hold } from './hold.ts';
import { isOver } from './own.ts';
import { type SetHold, setHoldPath } from './set-hold.ts';

/**
 * The hold of an image set as the gate applies it: digests that it refuses are held, under whatever name they come back, since a digest is its
 * bytes. What a commit was built from cannot be seen in a change, so revisions count where images are promoted.
 */
export function setHold(hold: SetHold): Hold {
  const refused = new Set(hold.refuses);
  const path = setHoldPath(hold.set);
  return (bump, now) => {
    const { digest } = bump.to;
    if (digest === null || !refused.has(digest)) return null;
    const due = isOver(hold.until, now);
    const review = due ? `; it was to last until ${hold.until} and is due for review` : '';
    const because = `${path} refuses ${shortDigest(digest)} for the set ${hold.set}: ${hold.reason}${review}`;
    return {
      because,
      issue: null,
      due,
      fix: `${whomToAsk(hold, path)}, and when the fault is gone ${howToLift(path)}.`,
    };
  };
}

/** The beginning of a sentence. */
export function whomToAsk({ by }: Pick<SetHold, 'by'>, path: string): string {
  return by === undefined ? `Ask whoever wrote the hold (\`git log -- ${path}\`)` : `Ask ${by}`;
}

/** The clause that says how a hold ends. */
export function howToLift(path: string): string {
  return `a person lifts the hold in a pull request of its own that changes only ${path}: deletes it, or takes the digest out of it`;
}
