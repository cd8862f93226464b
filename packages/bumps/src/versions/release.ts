import { readDate } from './calendar.ts';
import { looksLikeHash } from './sha.ts';

/** Where the release stands in a tag. */
export interface Release {
  readonly scheme: 'numbers' | 'date';
  /** Words before it without the `v`: `kustomize/`, `RELEASE.`, `b` (of `b4719`); mostly empty. */
  readonly prefix: string;
  /** Runs of decimal digits as written. */
  readonly parts: readonly string[];
  readonly end: number;
}

const NUMBERS = /v?([0-9]+(?:\.[0-9]+)*)/iy;
const WORD_AND_NUMBERS = /([A-Za-z]+)([0-9]+(?:\.[0-9]+)*)/y;
const TOKEN = /[^-_/.+]+/g;
const SEPARATOR = /[-_/]/;
const LETTER = /[A-Za-z]/;

/** Words whose number is not a version: processor architectures and hash names. */
const NOT_A_RELEASE = new Set(['amd', 'arm', 'armv', 'arm64v', 'x', 'i', 's', 'sha', 'md', 'win', 'linux', 'ltsc']);
/** Words that may carry the release further back in a tag: the build number in `server-cuda-b4719`. */
const BUILD_WORDS = new Set(['b', 'r', 'rev', 'build', 'rel', 'release', 'ver', 'version']);

/**
 * Finds the release in a tag, or null when the tag names none (`latest`, `nonroot`, `sha-5ffd32c`, `latest-alpine3.20`).
 *
 * A tag that begins with its release is the plain case. Behind words, the candidate with the most dotted numbers wins,
 * so that `ubuntu-22.04-v1.2.3` is release 1.2.3 and the number of the base image belongs to the prefix.
 */
export function findRelease(text: string): Release | null {
  let best: Release | null = null;
  for (const token of text.matchAll(TOKEN)) {
    const candidate = dateAt(text, token.index) ?? numbersAt(text, token.index, token[0]);
    if (candidate?.prefix === '') return candidate;
    if (candidate && candidate.parts.length > (best?.parts.length ?? 0)) best = candidate;
  }
  return best ?? wordRelease(text);
}

/** A date stands alone between separators, behind a `v`, or behind a word and a dot (`RELEASE.2024-01-16T16-07-38Z`). */
function dateAt(text: string, start: number): Release | null {
  if (text.charAt(start - 1) === '.' && !LETTER.test(text.charAt(start - 2))) return null;
  const date = readDate(text, /[vV]/.test(text.charAt(start)) ? start + 1 : start);
  return date && { scheme: 'date', prefix: text.slice(0, start), parts: date.parts, end: date.end };
}

function numbersAt(text: string, start: number, token: string): Release | null {
  const prefix = text.slice(0, start);
  const standsAlone = prefix === '' || (SEPARATOR.test(prefix.slice(-1)) && !prefix.endsWith('x86_'));
  if (!standsAlone || looksLikeHash(token)) return null;
  NUMBERS.lastIndex = start;
  const found = NUMBERS.exec(text);
  if (!found?.[1]) return null;
  return { scheme: 'numbers', prefix, parts: found[1].split('.'), end: start + found[0].length };
}

/** A word with its number attached: `b4719`, `jdk17`, `pg16`. Only the first word of a tag, or a build number's word. */
function wordRelease(text: string): Release | null {
  for (const token of text.matchAll(TOKEN)) {
    if (looksLikeHash(token[0])) continue;
    WORD_AND_NUMBERS.lastIndex = token.index;
    const found = WORD_AND_NUMBERS.exec(text);
    if (!found?.[1] || !found[2]) continue;
    const word = found[1].toLowerCase();
    if (NOT_A_RELEASE.has(word) || (token.index > 0 && !BUILD_WORDS.has(word))) continue;
    const prefix = text.slice(0, token.index) + found[1];
    return { scheme: 'numbers', prefix, parts: found[2].split('.'), end: token.index + found[0].length };
  }
  return null;
}
