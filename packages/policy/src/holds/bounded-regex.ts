import { RE2JS } from 're2js';

/** Longer ones are unreadable, not slow. */
const MAX_REGEX = 500;
/** Names and versions are shorter; what is longer is cut off before it is searched and then never matches. */
const MAX_SUBJECT = 512;

/** A regular expression from a file. Time grows with the length of the text, never faster (RE2 has no backtracking). */
export interface BoundedRegex {
  /** Whether it is found anywhere in the text; null when the text is longer than is searched. */
  find(text: string): boolean | null;
}

/** Compiles what stands between the slashes of `/…/` or `/…/i`; null when it is not such a text, or not RE2's syntax. */
export function boundedRegex(literal: string): BoundedRegex | null {
  const found = /^\/(.+)\/(i?)$/s.exec(literal);
  if (!found?.[1] || literal.length > MAX_REGEX) return null;
  try {
    const compiled = RE2JS.compile(found[1], found[2] === 'i' ? RE2JS.CASE_INSENSITIVE : 0);
    return { find: (text) => (text.length > MAX_SUBJECT ? null : compiled.matcher(text).find()) };
  } catch {
    return null;
  }
}
