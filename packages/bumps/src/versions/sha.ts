import { isCompactDate } from './calendar.ts';

const DIGEST = /^sha256:[0-9a-f]{64}$/;
const COMMIT = /^[0-9a-f]{40}$/;
const HASH = /^g?[0-9a-f]{7,40}$/;
const HEX = /^g?[0-9A-Fa-f]{7,}$/;
const DIGITS = /^[0-9]+$/;

/** An OCI digest in full: `sha256:` and 64 lower-case hex digits. A shortened one cannot be pulled. */
export function isDigest(text: string): boolean {
  return text.length === 71 && DIGEST.test(text);
}

/** A Git commit id in full: 40 lower-case hex digits. A shortened one may become ambiguous, or name a branch. */
export function isCommitSha(text: string): boolean {
  return text.length === 40 && COMMIT.test(text);
}

/**
 * Whether a part of a tag is read as an abbreviated hash, which has no order: 7 to 40 lower-case hex digits, optionally
 * behind the `g` of `git describe`. Digits alone count too, because a hash may happen to have no letter; only a number
 * that reads as a date (`20240115`) is then still a number.
 */
export function isHashPart(part: string): boolean {
  if (!HASH.test(part)) return false;
  return !(DIGITS.test(part) && isCompactDate(part));
}

/** Whether a part of a tag has the look of a hash of any length or case, so that its leading digits are no release. */
export function looksLikeHash(part: string): boolean {
  return HEX.test(part) && !(DIGITS.test(part) && isCompactDate(part));
}
