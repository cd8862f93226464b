import type { Bump } from '@gatehouse/bumps';
import { compileGlobs, isTooLong } from '../globs/matcher.ts';
import type { OwnHoldEntry } from '../schema/holds.ts';
import { type AllowedVersions, allowedRange } from './allowed-versions.ts';
import type { Hold } from './hold.ts';
import { spellings } from './names.ts';
import { whyHeld } from './why-held.ts';

/** An own entry: `{ package, allow, reason, issue, until }`. The schema has checked its range. */
export function ownHold(entry: OwnHoldEntry): Hold {
  const packages = compileGlobs([entry.package]);
  const allowed: AllowedVersions = allowedRange(entry.allow) ?? { text: entry.allow, answer: () => 'unknown' };
  const isAbout = (bump: Bump) => spellings(bump).some((name) => isTooLong(name) || packages.matches(name));
  const hold = (bump: Bump, now: Date) => {
    const why = isAbout(bump) ? whyHeld(allowed, bump.to.version) : null;
    if (why === null) return null;
    const due = isOver(entry.until, now);
    const review = due ? `it was to last until ${entry.until} and is due for review` : undefined;
    const words = [`the hold on ${entry.package} ${why}`, entry.reason, review];
    return { because: words.filter((word) => word !== undefined).join('; '), issue: entry.issue ?? null, due };
  };
  const near = (bump: Bump, now: Date) => {
    if (!isAbout(bump) || whyHeld(allowed, bump.to.version) !== null) return null;
    const lasts = entry.until === undefined ? '' : ` until ${entry.until}`;
    const over = isOver(entry.until, now) ? ', which is over: it is due for review' : '';
    return `the hold on ${entry.package} allows ${allowed.text}, and ${bump.to.version} is within that${lasts && `; it lasts${lasts}${over}`}`;
  };
  return Object.assign(hold, { near });
}

/** A hold lasts through its last day, in UTC, and never lifts itself: a date must not merge anything. */
export function isOver(until: string | undefined, now: Date): boolean {
  return until !== undefined && now.toISOString().slice(0, 10) > until;
}
