import type { Version } from './types.ts';

const DAY_MS = 86_400_000;
export const LONGEST_AGE_MS = 3_650 * DAY_MS;
/** How far a registry's clock may go before ours. */
export const CLOCK_SKEW_MS = 10 * 60_000;

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds since 1970; null: missing, no exact time, or one that no calendar has. */
function timeOf(text: string | null): number | null {
  if (text === null || !ISO.test(text)) return null;
  const at = Date.parse(text);
  if (!Number.isFinite(at)) return null;
  // The engine takes the 31st of February for the 3rd of March.
  const day = new Date(Date.parse(`${text.slice(0, 10)}T00:00:00Z`)).toISOString().slice(0, 10);
  return day === text.slice(0, 10) ? at : null;
}

export type VersionAge =
  | { readonly kind: 'dated' /** The later of created and updated. */; readonly at: number }
  | { readonly kind: 'undated'; readonly why: string }
  | { readonly kind: 'future'; readonly why: string };

/**
 * When a version was pushed or last tagged, whichever is later. Both dates must be readable: tags move without a new digest, and a digest
 * is pushed without moving tags.
 */
export function ageOf({ createdAt, updatedAt }: Version, now: number): VersionAge {
  const times = [timeOf(createdAt), timeOf(updatedAt)];
  const late = times.findIndex((time) => time !== null && time > now + CLOCK_SKEW_MS);
  if (late >= 0)
    return { kind: 'future', why: `${late === 0 ? 'created' : 'updated'} at ${[createdAt, updatedAt][late]}` };
  const [created = null, updated = null] = times;
  if (created === null || updated === null) {
    const what = created === null ? `created: ${createdAt ?? 'missing'}` : `updated: ${updatedAt ?? 'missing'}`;
    return { kind: 'undated', why: what };
  }
  // Builds that are to be reproducible state 1970, and cosign states the year 1: neither says when something was pushed.
  if (now - Math.min(created, updated) > LONGEST_AGE_MS)
    return { kind: 'undated', why: `absurd: ${createdAt}, ${updatedAt}` };
  return { kind: 'dated', at: Math.max(created, updated) };
}

/** Whether an age limit means anything: an overflow, or nothing at all, would make everything old. */
export const isSaneAge = (ms: number): boolean => Number.isFinite(ms) && ms > 0 && ms <= LONGEST_AGE_MS;

/**
 * The time as of which a plan counts ages: now, rounded down, so that making the plan again finds the same for a while. Rounding down only
 * makes things younger.
 */
export function asOfTime(now: number, olderThanMs: number): number {
  const grain = olderThanMs >= 2 * DAY_MS ? DAY_MS : olderThanMs >= 2 * 3_600_000 ? 3_600_000 : 60_000;
  return Math.floor(now / grain) * grain;
}
