import type { ImportedPaths } from './imported-paths.ts';

/** A commit of the source's branch that the pin lacks. */
export interface LackedCommit {
  readonly oid: string;
  /** ISO 8601, the committer's. */
  readonly committedAt: string;
  /** Null: not wholly known. Absent: nobody asked. */
  readonly changed?: readonly string[] | null;
}

/** What a reader of the source found between the pin and the tip of its branch. */
export interface Lacked {
  readonly tip: string;
  /** The pin is no ancestor of the tip. */
  readonly rewritten: boolean;
  readonly commits: readonly LackedCommit[];
}

/** How far a pin is behind, on the imported paths. */
export interface Measurement {
  readonly pin: string;
  readonly tip: string;
  readonly rewritten: boolean;
  /** Commits that surely touch an imported path. */
  readonly behind: number;
  /** Commits of which it is not known whether they do. */
  readonly unsure: readonly string[];
  /** The oldest of the sure ones with its age in milliseconds; null: there is none with a date to go by. */
  readonly oldest: { readonly oid: string; readonly committedAt: string; readonly ageMs: number } | null;
  /** Sure ones whose date lies in the future or is none: a negative gap. */
  readonly odd: readonly { readonly oid: string; readonly committedAt: string }[];
  /** ISO 8601 */
  readonly measuredAt: string;
}

/** Clocks of machines that commit and machines that measure differ by minutes; a commit so little ahead is new. */
const SKEW_MS = 10 * 60_000;

/** Counts and dates what the pin lacks; `now` is milliseconds since 1970. */
export function measure(pin: string, lacked: Lacked, imports: ImportedPaths, now: number): Measurement {
  const distinct = [...new Map(lacked.commits.map((commit) => [commit.oid, commit])).values()];
  const touching = distinct.map((commit) => ({ ...commit, touches: touches(commit, imports) }));
  const sure = touching.filter((commit) => commit.touches === true);
  const aged = sure.map(({ oid, committedAt }) => ({ oid, committedAt, ageMs: ageOf(committedAt, now) }));
  const dated = aged.filter((commit): commit is Dated => commit.ageMs !== null);
  return {
    pin,
    tip: lacked.tip,
    rewritten: lacked.rewritten,
    behind: sure.length,
    unsure: touching.filter((commit) => commit.touches === null).map(({ oid }) => oid),
    oldest: dated.reduce<Dated | null>((old, one) => (old === null || one.ageMs > old.ageMs ? one : old), null),
    odd: aged.filter(({ ageMs }) => ageMs === null).map(({ oid, committedAt }) => ({ oid, committedAt })),
    measuredAt: new Date(now).toISOString(),
  };
}

interface Dated {
  readonly oid: string;
  readonly committedAt: string;
  readonly ageMs: number;
}

function touches(commit: LackedCommit, imports: ImportedPaths): boolean | null {
  if (imports.exact) return true;
  if (commit.changed === null || commit.changed === undefined) return null;
  return commit.changed.some((path) => imports.matches(path));
}

/** Milliseconds, never negative; null for a date in the future or none. */
function ageOf(date: string, now: number): number | null {
  const time = Date.parse(date);
  return Number.isNaN(time) || time > now + SKEW_MS ? null : Math.max(0, now - time);
}
