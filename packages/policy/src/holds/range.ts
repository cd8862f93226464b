import { Range, satisfies } from 'semver';
import { type ComparableVersion, comparableVersion } from './version.ts';

type Operator = '<' | '<=' | '>' | '>=' | '=';

interface Comparator {
  readonly operator: Operator;
  readonly numbers: readonly number[];
  /** It names a prerelease (`<2.0.0-rc.1`; the `-0` that semver adds to upper ends counts too). */
  readonly prerelease: boolean;
}

export interface VersionRange {
  readonly text: string;
  /** Any of these, each with all its comparators. */
  readonly alternatives: readonly (readonly Comparator[])[];
  /** The same as semver reads it; null for dotted numbers of another length. */
  readonly semver: Range | null;
}

export type RangeAnswer = 'yes' | 'no' | 'unknown';

const DOTTED = /^(<=|>=|<|>|==?)?v?([0-9]{1,15}(?:\.[0-9]{1,15}){0,9})$/;

/**
 * Reads a range of versions: semver's notation (`<6.2.1`, `^3 || ^4`, `1.x`, `1.2 - 1.4`), commas for "and", and plain comparisons of
 * dotted numbers of any length (`<1.2.3.4`, `<2026.08.01`). Null when it is none of these.
 */
export function parseRange(text: string): VersionRange | null {
  const normal = text
    .trim()
    .replaceAll(',', ' ')
    .replaceAll(/(^|[\s<>=~^])v(?=[0-9])/g, '$1');
  // Semver reads an empty alternative as "anything": a slip of the pen must not lift a hold.
  if (normal.length > 200 || normal.split('||').some((part) => part.trim() === '')) return null;
  const semver = semverRange(normal);
  const alternatives = semver === null ? dottedRange(normal) : semver.set.map(comparators);
  return alternatives === null ? null : { text: text.trim(), alternatives, semver };
}

/** Whether a range allows a version. A partial version (`6.2`) floats, so everything it may become must be allowed. */
export function allows(range: VersionRange, version: string): RangeAnswer {
  const read = comparableVersion(version);
  if (read === null) return 'unknown';
  // Semver's own rule admits a prerelease only next to one that the range names; ours below never does.
  if (read.prerelease && range.semver !== null && satisfies(read.text, range.semver)) return 'yes';
  return range.alternatives.some((all) => all.every((comparator) => holdsFor(comparator, read))) ? 'yes' : 'no';
}

function semverRange(text: string): Range | null {
  try {
    return new Range(text);
  } catch {
    return null;
  }
}

function comparators(set: Range['set'][number]): readonly Comparator[] {
  return set
    .filter((one) => typeof one.semver.major === 'number')
    .map(({ operator, semver }) => ({
      operator: operator === '' ? '=' : (operator as Operator),
      numbers: [semver.major, semver.minor, semver.patch],
      prerelease: semver.prerelease.length > 0,
    }));
}

function dottedRange(text: string): readonly (readonly Comparator[])[] | null {
  const alternatives = text.split('||').map((part) =>
    part
      .trim()
      .replaceAll(/([<>=])\s+/g, '$1')
      .split(/\s+/),
  );
  const read = alternatives.map((words) => words.map(dottedComparator));
  return read.every((all): all is Comparator[] => all.every((one) => one !== null)) ? read : null;
}

function dottedComparator(word: string): Comparator | null {
  const found = DOTTED.exec(word);
  if (!found?.[2]) return null;
  const operator = found[1] === undefined || found[1] === '==' ? '=' : (found[1] as Operator);
  return { operator, numbers: found[2].split('.').map(Number), prerelease: false };
}

/** Both ends of what the version may stand for must satisfy the comparator. */
function holdsFor(comparator: Comparator, version: ComparableVersion): boolean {
  const width = Math.max(3, comparator.numbers.length, version.numbers.length);
  const bound = padded(comparator.numbers, width, 0);
  const low = compare(padded(version.numbers, width, 0), bound);
  const high = compare(padded(version.numbers, width, Number.POSITIVE_INFINITY), bound);
  return compared(comparator, low, version.prerelease) && compared(comparator, high, version.prerelease);
}

function compared({ operator, prerelease: boundIsPre }: Comparator, order: number, isPre: boolean): boolean {
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return boundIsPre ? order < 0 : order <= 0;
    case '>':
      return boundIsPre && !isPre ? order >= 0 : order > 0;
    case '>=':
      return isPre ? order > 0 : order >= 0;
    case '=':
      return !boundIsPre && !isPre && order === 0;
  }
}

function padded(numbers: readonly number[], width: number, filler: number): readonly number[] {
  return [...numbers, ...Array.from({ length: width - numbers.length }, () => filler)];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((part, position) => part !== b[position]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
