import { MAX_VERSION_LENGTH, parseVersion, type Version } from './parse.ts';
import { isRange, parseOperatorRange } from './range.ts';
import { shape } from './shape.ts';

/**
 * Whether two version texts name the same target, so that occurrences of one dependency may go to one or the other. The
 * `v` may differ, and one release may be a shorter prefix of the other (`v5`, `v5.0.0`); prerelease, suffix and build
 * metadata must be the same. Texts that are no version agree only when they are equal.
 */
export function sameTarget(a: string, b: string): boolean {
  if (a === b) return true;
  if (isRange(a) || isRange(b)) return sameRange(a, b);
  const x = parseVersion(a);
  const y = parseVersion(b);
  return x !== null && y !== null && sameVersion(x, y);
}

function sameRange(a: string, b: string): boolean {
  const x = parseOperatorRange(a);
  const y = parseOperatorRange(b);
  return x !== null && y !== null && x.operator === y.operator && sameVersion(x.version, y.version);
}

function sameVersion(x: Version, y: Version): boolean {
  const [short, long] = x.release.length <= y.release.length ? [x, y] : [y, x];
  return x.scheme === y.scheme && short.release.every((part, i) => part === long.release[i]) && rest(x) === rest(y);
}

/** Everything but the release, unambiguously joined. */
function rest({ prefix, prerelease, suffix, build }: Version): string {
  return JSON.stringify([prefix, prerelease, suffix, build]);
}

/**
 * The part of a version text that a bump keeps: the operator of a range, the words before the release without its `v`,
 * and the suffix, with digit runs and hashes blanked. It groups the occurrences of a dependency that must agree on where
 * they go; `1.2.3-alpine` and `1.2.3-bookworm` may move apart.
 */
export function shapeOf(text: string): string {
  if (text.length > MAX_VERSION_LENGTH) return `=${text}`;
  const range = parseOperatorRange(text);
  const version = range?.version ?? parseVersion(text);
  if (!version) return `=${shape(text).outline}`;
  const { prefix, suffix, build } = version;
  return `${range?.operator ?? ''}${prefix.outline}|${suffix.outline}${build.outline}`;
}
