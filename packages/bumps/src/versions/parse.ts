import { type Prerelease, readPrerelease } from './prerelease.ts';
import { findRelease } from './release.ts';
import { type Shape, shape } from './shape.ts';

/** Longer than any tag a registry or forge accepts and short enough to hand to any reader. */
export const MAX_VERSION_LENGTH = 200;

/** A version taken apart: prefix, release, prerelease, suffix, build metadata. `cli-v1.2.0-rc.1-alpine3.20+k3s1`. */
export interface Version {
  readonly text: string;
  /** `numbers`: dotted numbers, calendar versions with dots included. `date`: `20240115`, `2024-01-15`. */
  readonly scheme: 'numbers' | 'date';
  /** Words before the release, without its `v`. */
  readonly prefix: Shape;
  /** At least one run of digits, as written. */
  readonly release: readonly string[];
  readonly prerelease: Prerelease | null;
  readonly suffix: Shape;
  /** Behind the first `+`. */
  readonly build: Shape;
}

const WILDCARD_PART = /^\.?[xX*](?![0-9A-Za-z])/;

/** Reads one version, or null when the text has no release that could be ordered. Never throws. */
export function parseVersion(text: string): Version | null {
  if (text.length === 0 || text.length > MAX_VERSION_LENGTH) return null;
  const plus = text.indexOf('+');
  const name = plus < 0 ? text : text.slice(0, plus);
  const release = findRelease(name);
  if (!release) return null;
  const stage = readPrerelease(name, release.end);
  const rest = name.slice(stage?.end ?? release.end);
  // `1.2.x` is a line of versions, not one.
  if (WILDCARD_PART.test(rest)) return null;
  return {
    text,
    scheme: release.scheme,
    prefix: shape(release.prefix),
    release: release.parts,
    prerelease: stage?.prerelease ?? null,
    suffix: shape(rest),
    build: shape(plus < 0 ? '' : text.slice(plus)),
  };
}
