import { compileGlobs, isTooLong, type Matcher } from '../../globs/matcher.ts';

/** How a pattern that does not match a text nearly does, as the end of a sentence about the pattern; null: it does not. */
export function nearGlob(pattern: string, text: string): string | null {
  if (isTooLong(text) || matches(pattern, text)) return null;
  if (compileGlobs([pattern], { ignoreCase: true }).matches(text))
    return 'differs from it only in upper and lower case';
  const wider = [pattern.replaceAll(/(^|\/)\*(?=\/|$)/g, '$1**'), `${pattern}/**`, `**/${pattern}`];
  const found = wider.find((other) => other !== pattern && matches(other, text));
  return found === undefined ? null : `does not reach it; \`${found}\` would`;
}

/** The patterns of a key that nearly match any of these texts, each with how. */
export function nearMatches(
  globs: Matcher,
  texts: readonly string[],
): readonly { readonly pattern: string; readonly text: string; readonly how: string }[] {
  return globs.patterns.flatMap((pattern) => {
    for (const text of texts) {
      const how = nearGlob(pattern, text);
      if (how !== null) return [{ pattern, text, how }];
    }
    return [];
  });
}

/** The first pattern that matches a text; null: none does. */
export function matching(globs: Matcher, text: string): string | null {
  if (isTooLong(text)) return null;
  return globs.patterns.find((pattern) => matches(pattern, text)) ?? null;
}

function matches(pattern: string, text: string): boolean {
  return compileGlobs([pattern]).matches(text);
}
