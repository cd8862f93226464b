import type { Refusal } from '../types.ts';
import type { Measurement } from './measure.ts';

/** When a pin is stale: more commits behind, or its oldest lacking commit older, than this. */
export interface FreshnessLimits {
  /** Null: any number. */
  readonly maxCommits: number | null;
  readonly maxAgeMs: number;
}

/**
 * `fresh` is a positive measurement, and nothing else closes an issue. `stale` holds whatever could not be measured besides. `unknown` is
 * an error.
 */
export type Freshness =
  | { readonly state: 'fresh' }
  | { readonly state: 'stale'; readonly reasons: readonly string[] }
  | { readonly state: 'unknown'; readonly refusal: Refusal };

/** @param place of the pin, for a refusal: `file:line` */
export function decideFreshness(measured: Measurement, limits: FreshnessLimits, place: string): Freshness {
  const reasons = staleReasons(measured, limits);
  if (reasons.length > 0) return { state: 'stale', reasons };
  const refusal = oddDates(measured, place) ?? unsureChanges(measured, place);
  return refusal === null ? { state: 'fresh' } : { state: 'unknown', refusal };
}

function staleReasons(measured: Measurement, { maxCommits, maxAgeMs }: FreshnessLimits): readonly string[] {
  const { rewritten, behind, oldest } = measured;
  const reasons: string[] = [];
  if (rewritten) reasons.push('the pinned commit is not on the branch: it was force-pushed, or the pin is of another');
  if (maxCommits !== null && behind > maxCommits) {
    reasons.push(`it lacks ${commitCount(behind)}, and ${maxCommits} may be lacking`);
  }
  if (oldest !== null && oldest.ageMs > maxAgeMs) {
    reasons.push(`the oldest commit it lacks is ${timeSpan(oldest.ageMs)} old, and ${timeSpan(maxAgeMs)} are allowed`);
  }
  return reasons;
}

/** A commit from the future may be old: its date says nothing, so nothing is fresh by it. */
function oddDates({ odd }: Measurement, place: string): Refusal | null {
  const [first] = odd;
  if (first === undefined) return null;
  return {
    rule: 'freshness/dates',
    place,
    message: `The pin lacks the commit ${first.oid}, whose date is \`${first.committedAt}\`: that is no time in the past, so its age is unknown.`,
    fix: 'Move the pin to that commit or past it, or correct the clock of the machine that runs this.',
  };
}

function unsureChanges({ unsure }: Measurement, place: string): Refusal | null {
  const [first] = unsure;
  if (first === undefined) return null;
  return {
    rule: 'freshness/changes',
    place,
    message: `The pin lacks ${commitCount(unsure.length)} of which not every changed path is known (${first}), so it is unknown whether the imported paths changed.`,
    fix: 'Move the pin past it, or write the imported paths as files and folders, without `*` and `?`.',
  };
}

export function commitCount(commits: number): string {
  return commits === 1 ? '1 commit' : `${commits} commits`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `9 days`, `36 hours`, `1 minute`: whole units, for people; days only from two on. */
export function timeSpan(ms: number): string {
  if (ms >= 2 * DAY) return units(ms / DAY, 'day');
  return ms >= HOUR ? units(ms / HOUR, 'hour') : units(ms / MINUTE, 'minute');
}

function units(count: number, unit: string): string {
  const whole = Math.floor(count);
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`;
}
