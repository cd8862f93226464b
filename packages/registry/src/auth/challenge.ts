/** What a registry wants to see (RFC 9110, 11.6.1). */
export interface Challenge {
  readonly scheme: 'basic' | 'bearer';
  /** Names in lower case: `realm`, `service`, `scope`, `error`. */
  readonly parameters: ReadonlyMap<string, string>;
}

const LONGEST = 8192;
const SCHEME = /(?:^|,)\s*(basic|bearer)(?=\s|,|$)/gi;
const PARAMETER = /([a-z][a-z0-9_-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/gi;

/** The challenge of a `WWW-Authenticate` header that can be met: a token when there is a choice. Null: there is none. */
export function parseChallenge(header: string | null): Challenge | null {
  if (header === null || header.length > LONGEST) return null;
  // What stands in quotes may look like anything; it is blanked, at the same length, to find where challenges begin.
  const bare = header.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => `"${'_'.repeat(quoted.length - 2)}"`);
  const starts = [...bare.matchAll(SCHEME)];
  const challenges = starts.map((match, index) => {
    const part = header.slice(match.index + match[0].length, starts[index + 1]?.index ?? header.length);
    const scheme: Challenge['scheme'] = match[1]?.toLowerCase() === 'bearer' ? 'bearer' : 'basic';
    return { scheme, parameters: parametersOf(part) };
  });
  return challenges.find(({ scheme }) => scheme === 'bearer') ?? challenges[0] ?? null;
}

function parametersOf(text: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, plain = ''] of text.matchAll(PARAMETER)) {
    parameters.set(name.toLowerCase(), quoted === undefined ? plain : quoted.replace(/\\(.)/g, '$1'));
  }
  return parameters;
}
