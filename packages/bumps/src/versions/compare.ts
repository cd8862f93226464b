import { compareLists } from './number.ts';
import type { Version } from './parse.ts';
import { comparePrereleases } from './prerelease.ts';

/** What differs between two versions of one flavour, each as `-1` (fell), `0`, `1` (rose). */
export interface Difference {
  readonly prefix: number;
  readonly release: number;
  /** Null: both are prereleases, and their words have no order. */
  readonly prerelease: number | null;
  /** Digit runs of suffix and build metadata together. */
  readonly suffix: number;
  /** A hash in prefix, suffix or build metadata is another one. */
  readonly hashes: boolean;
}

/** Compares field by field; the caller has made sure that the outlines agree. Missing release parts count as zero. */
export function compareVersions(from: Version, to: Version): Difference {
  return {
    prefix: compareLists(to.prefix.numbers, from.prefix.numbers),
    release: compareLists(to.release, from.release, '0'),
    prerelease: prereleaseOrder(from, to),
    suffix: compareLists(numbersBehind(to), numbersBehind(from)),
    hashes: hashes(from) !== hashes(to),
  };
}

/** A release is later than each of its prereleases. */
function prereleaseOrder(from: Version, to: Version): number | null {
  if (from.prerelease && to.prerelease) return comparePrereleases(to.prerelease, from.prerelease);
  return Number(from.prerelease !== null) - Number(to.prerelease !== null);
}

function numbersBehind(version: Version): string[] {
  return [...version.suffix.numbers, ...version.build.numbers];
}

function hashes(version: Version): string {
  return [...version.prefix.hashes, ...version.suffix.hashes, ...version.build.hashes].join(' ');
}
