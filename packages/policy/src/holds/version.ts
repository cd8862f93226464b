/** A version as far as ranges need it. */
export interface ComparableVersion {
  /** Dotted release numbers, as many as written. */
  readonly numbers: readonly number[];
  /** It comes before the release of its numbers (`-rc.1`, `b2`). */
  readonly prerelease: boolean;
  /** The version without a leading `v`. */
  readonly text: string;
}

const MAX_VERSION = 256;
const RELEASE = /^[vV]?([0-9]{1,15}(?:\.[0-9]{1,15}){0,9})(.*)$/s;
/** Words that stand for "before the release"; the short ones only with a number. */
const PRERELEASE =
  /^[-._]?(?:(?:alpha|beta|rc|cr|pre|preview|prerelease|dev|nightly|canary|snapshot|next|test|testing|unstable|edge|experimental|milestone|ea)(?![A-Za-z])|[abm][0-9])/i;
/** Flavours and build metadata say nothing about order. */
const SUFFIX = /^[-_.+][0-9A-Za-z]/;

/** Reads a version for comparison with a range; null when it cannot be ordered (`latest`, `sha-5ffd32c`, `1.0.2u`). */
export function comparableVersion(version: string): ComparableVersion | null {
  if (version.length > MAX_VERSION) return null;
  const found = RELEASE.exec(version);
  if (!found) return null;
  const [, release = '', rest = ''] = found;
  const prerelease = PRERELEASE.test(rest);
  if (rest !== '' && !prerelease && !SUFFIX.test(rest)) return null;
  return { numbers: release.split('.').map(Number), prerelease, text: version.replace(/^[vV]/, '') };
}
