export type ReadJson =
  | { readonly value: unknown; readonly problem: null }
  | { readonly value: null; readonly problem: string };

/** Reads JSON in which no key stands twice: readers disagree about which of the two counts. Never throws. */
export function readJson(text: string, maxLength: number): ReadJson {
  if (text.length > maxLength) return refused(`is longer than ${maxLength} characters`);
  try {
    const value: unknown = JSON.parse(text);
    const twice = repeatedKey(text);
    return twice === null ? { value, problem: null } : refused(`has the key ${twice} twice in one object`);
  } catch {
    return refused('is not JSON');
  }
}

function refused(problem: string): ReadJson {
  return { value: null, problem };
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** Only for what JSON.parse took, so strings and brackets are all that needs to be told apart. */
function repeatedKey(json: string): string | null {
  const open: (Set<string> | null)[] = [];
  let text = '';
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const keys = open.at(-1);
      const key: unknown = JSON.parse(text);
      if (keys?.has(String(key))) return text.slice(0, 60);
      keys?.add(String(key));
    } else if (token !== ',') text = token;
  }
  return null;
}
