import { whyNotGlob } from '../globs/grammar.ts';
import { compileGlobs, isTooLong } from '../globs/matcher.ts';
import { boundedRegex } from './bounded-regex.ts';

/** `maybe`: a pattern that we do not read could decide either way. */
export type Match = 'yes' | 'no' | 'maybe';

/** A list of Renovate's patterns over one text. */
export type NamePatterns = (text: string) => Match;

/**
 * Compiles a list such as `matchPackageNames`: exact names, globs (which ignore case) and `/regex/`, each also negated by `!`. It matches when
 * some positive pattern does, or there is none, and no negated one does (docs.renovatebot.com, "String pattern matching").
 */
export function compileNamePatterns(patterns: readonly string[]): NamePatterns {
  const positive = patterns.filter((pattern) => !pattern.startsWith('!')).map(compileOne);
  const negative = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => compileOne(pattern.slice(1)));
  if (patterns.length === 0) return () => 'no';
  return (text) => {
    const included = positive.length === 0 ? 'yes' : anyOf(positive, text);
    return both(included, not(anyOf(negative, text)));
  };
}

/** Whether two conditions hold together. */
export function both(a: Match, b: Match): Match {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'yes' && b === 'yes' ? 'yes' : 'maybe';
}

function compileOne(pattern: string): NamePatterns {
  if (pattern.startsWith('/')) {
    const regex = boundedRegex(pattern);
    return (text) => answer(regex?.find(text) ?? null);
  }
  if (pattern === '*' || pattern === '**') return () => 'yes';
  const glob = whyNotGlob(pattern) === null ? compileGlobs([pattern], { ignoreCase: true }) : null;
  return (text) => {
    if (text.toLowerCase() === pattern.toLowerCase()) return 'yes';
    return answer(glob === null || isTooLong(text) ? null : glob.matches(text));
  };
}

function anyOf(patterns: readonly NamePatterns[], text: string): Match {
  const answers = patterns.map((pattern) => pattern(text));
  if (answers.includes('yes')) return 'yes';
  return answers.includes('maybe') ? 'maybe' : 'no';
}

function not(match: Match): Match {
  if (match === 'maybe') return 'maybe';
  return match === 'yes' ? 'no' : 'yes';
}

function answer(found: boolean | null): Match {
  if (found === null) return 'maybe';
  return found ? 'yes' : 'no';
}
