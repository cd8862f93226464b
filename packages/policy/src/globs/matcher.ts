import { Minimatch, type MinimatchOptions } from 'minimatch';

/** What the schema lets through is exactly what these options leave; `platform` keeps Windows from reading `\` as `/`. */
const OPTIONS: MinimatchOptions = {
  dot: true,
  nobrace: true,
  noext: true,
  nonegate: true,
  nocomment: true,
  platform: 'linux',
};

/** No file system holds a longer name. Longer ones are not matched but refused, because stars cost with the length of a name. */
export const MAX_NAME = 255;

/** A replay asks for the same paths over and over; a single judgement for a few thousand at most. */
const MAX_REMEMBERED = 10_000;

/** Patterns of one policy key, compiled. */
export interface Matcher {
  readonly patterns: readonly string[];
  matches(text: string): boolean;
}

/** Compiles globs that `whyNotGlob` accepts. Texts that `isTooLong` refuses must not be asked for. */
export function compileGlobs(patterns: readonly string[], options: { ignoreCase?: boolean } = {}): Matcher {
  const compiled = patterns.map(
    (pattern) => new Minimatch(pattern, { ...OPTIONS, nocase: options.ignoreCase === true }),
  );
  const known = new Map<string, boolean>();
  const matches = (text: string): boolean => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = compiled.some((pattern) => pattern.match(text));
    if (known.size < MAX_REMEMBERED) known.set(text, found);
    return found;
  };
  return { patterns, matches };
}

/** Whether a path or name has a step that is longer than any real one; callers refuse it instead of matching it. */
export function isTooLong(text: string): boolean {
  return text.length > 4096 || text.split('/').some((name) => name.length > MAX_NAME);
}
