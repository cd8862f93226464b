import { boundedRegex } from './bounded-regex.ts';
import { allows, parseRange, type RangeAnswer } from './range.ts';

/** What may merge, as a file states it. */
export interface AllowedVersions {
  readonly text: string;
  /** `unknown`: this version cannot be compared with it. */
  answer(version: string): RangeAnswer;
}

/** A range of versions; null when it is none. */
export function allowedRange(text: string): AllowedVersions | null {
  const range = parseRange(text);
  return range === null ? null : { text: range.text, answer: (version) => allows(range, version) };
}

/** As Renovate's `allowedVersions`: a range, or `/regex/` or `!/regex/` searched in the version; null when it is neither. */
export function renovateAllowedVersions(text: string): AllowedVersions | null {
  const negated = text.startsWith('!');
  const literal = negated ? text.slice(1) : text;
  if (!literal.startsWith('/')) return negated ? null : allowedRange(text);
  const regex = boundedRegex(literal);
  if (regex === null) return null;
  return {
    text,
    answer: (version) => {
      const found = regex.find(version);
      if (found === null) return 'unknown';
      return found === negated ? 'no' : 'yes';
    },
  };
}
