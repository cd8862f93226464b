import { compareVersions, type Difference } from './compare.ts';
import { compareLists, compareNumbers } from './number.ts';
import { type Classification, outcome, show } from './outcome.ts';
import { parseVersion, type Version } from './parse.ts';
import { leadsToRelease } from './prerelease.ts';

/** Release, major and minor excluded: a version with fewer parts is partial, and its tag floats. */
const FULL_PARTS = 3;

/** Classifies the move from one version text to another; either may be no version at all. */
export function classifyTexts(from: string, to: string): Classification {
  const before = parseVersion(from);
  const after = parseVersion(to);
  if (!before) return outcome('unknown', `${show(from)} is not a version that can be ordered`);
  if (!after) return outcome('unknown', `${show(to)} is not a version that can be ordered`);
  return classifyVersions(before, after);
}

/**
 * Classifies the move from one version to another. The first rule that applies decides; what no rule lets through
 * blocks.
 *
 * The update type is that of the highest release part that rose: first `major`, second `minor`, any other `patch`; for
 * calendar versions that makes a year `major`, a month `minor`, a day or anything behind it `patch`. 0.x is no exception.
 * With an equal release, a later prerelease, the release behind a prerelease, and risen numbers in suffix or build
 * metadata are a `patch`.
 */
export function classifyVersions(from: Version, to: Version): Classification {
  return flavour(from, to) ?? floating(from, to) ?? order(from, to, compareVersions(from, to));
}

/** Another variant of the software is not a newer version of it. */
function flavour(from: Version, to: Version): Classification | null {
  if (from.prefix.outline !== to.prefix.outline) return variant(from, to, 'the words before the version differ');
  if (from.scheme !== to.scheme) return outcome('unknown', `${pair(from, to)}: a date and a number have no order`);
  if (from.suffix.outline !== to.suffix.outline) return variant(from, to, 'the suffix differs');
  if (from.build.outline !== to.build.outline) return variant(from, to, 'the build metadata differs in kind');
  return null;
}

/**
 * A version never becomes one that says less: the tag of a shorter one is moved by its publisher. For the same reason a short one has no order
 * with its own continuation: `v4` may already stand for something later than `v4.0.1`.
 */
function floating(from: Version, to: Version): Classification | null {
  if (continues(from, to))
    return outcome('unknown', `${pair(from, to)}: the shorter one floats and may already be later`);
  if (to.release.length >= Math.min(from.release.length, FULL_PARTS)) return null;
  const common = to.release.length;
  if (compareLists(from.release.slice(0, common), to.release) > 0) return downgrade(from, to, 'the version fell');
  return outcome('unpin', `${pair(from, to)}: the new version has fewer parts, so it floats`);
}

function continues(from: Version, to: Version): boolean {
  const { length } = from.release;
  return (
    length < Math.min(to.release.length, FULL_PARTS) && compareLists(from.release, to.release.slice(0, length)) === 0
  );
}

function order(from: Version, to: Version, difference: Difference): Classification {
  if (difference.prefix < 0) return downgrade(from, to, 'a number before the version fell');
  if (difference.release < 0) return downgrade(from, to, 'the version fell');
  if (!from.prerelease && to.prerelease) {
    if (difference.release === 0) return downgrade(from, to, 'a release became one of its prereleases');
    return variant(from, to, 'a release became a prerelease');
  }
  if (difference.prerelease === null) return variant(from, to, 'the kind of prerelease differs');
  if (from.prerelease && !to.prerelease && !leadsToRelease(from.prerelease)) {
    return variant(from, to, `${show(from.prerelease.word)} may be a flavour, and it was dropped`);
  }
  if (difference.release === 0) {
    const fall = fellBehindRelease(from, to, difference);
    if (fall) return fall;
  }
  if (difference.prefix > 0) return outcome('major', `${pair(from, to)}: a number before the version rose`);
  return difference.release > 0 ? releaseRose(from, to) : sameRelease(from, to, difference);
}

/** What stands behind the release may fall only when the release rose. */
function fellBehindRelease(from: Version, to: Version, difference: Difference): Classification | null {
  if ((difference.prerelease ?? 0) < 0) return downgrade(from, to, 'the prerelease fell');
  if (difference.suffix < 0) return downgrade(from, to, 'the release is the same and a number behind it fell');
  return null;
}

function releaseRose(from: Version, to: Version): Classification {
  const index = to.release.findIndex((part, i) => compareNumbers(from.release[i] ?? '0', part) !== 0);
  if (index === 0) return outcome('major', `${pair(from, to)}: the first part of the version rose`);
  if (index === 1) return outcome('minor', `${pair(from, to)}: the second part of the version rose`);
  return outcome('patch', `${pair(from, to)}: the third or a later part of the version rose`);
}

function sameRelease(from: Version, to: Version, difference: Difference): Classification {
  if (difference.prerelease) return outcome('patch', `${pair(from, to)}: a later step of the same release`);
  if (difference.suffix > 0) return outcome('patch', `${pair(from, to)}: a later build of the same release`);
  if (difference.hashes) return outcome('unknown', `${pair(from, to)}: only a hash differs, and hashes have no order`);
  return outcome('unknown', `${pair(from, to)}: the same version written differently is no update`);
}

function downgrade(from: Version, to: Version, why: string): Classification {
  return outcome('downgrade', `${pair(from, to)}: ${why}`);
}

function variant(from: Version, to: Version, why: string): Classification {
  return outcome('variant', `${pair(from, to)}: ${why}`);
}

function pair(from: Version, to: Version): string {
  return `${show(from.text)} to ${show(to.text)}`;
}
