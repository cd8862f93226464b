import { type JsonObject, malformed, parseObject } from './shape.ts';

/**
 * A JSON object in which no key stands twice. Of two, this reader takes the last, and Go, in which container engines are written, puts
 * their parts together. Throws `unsupported`.
 */
export function parseDocument(bytes: Uint8Array, about: string): JsonObject {
  const document = parseObject(bytes, about);
  const key = repeatedKey(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  if (key === null) return document;
  throw malformed(about, `\`${key.slice(0, 100)}\` stands in it twice`);
}

/** Refuses keys that Go takes for one of these, because to it their case does not matter, and that are none here. */
export function refuseOtherCase(document: JsonObject, keys: readonly string[], about: string): void {
  const exact = new Map(keys.map((key) => [folded(key), key]));
  const odd = Object.keys(document).find((key) => (exact.get(folded(key)) ?? key) !== key);
  if (odd !== undefined) throw malformed(about, `\`${odd}\` stands in it for \`${exact.get(folded(odd))}\``);
}

/** Both ways: `\u017F` has a capital S, and the Kelvin sign a small k. */
const folded = (key: string): string => key.toUpperCase().toLowerCase();

/** Of a text that is JSON. */
function repeatedKey(text: string): string | null {
  const open: (Set<string> | null)[] = [];
  let last = '';
  for (const [at, sign] of signs(text)) {
    if (sign === '{') open.push(new Set());
    else if (sign === '[') open.push(null);
    else if (sign === '}' || sign === ']') open.pop();
    else if (sign === '"') last = text.slice(at, endOfText(text, at));
    else {
      const key: string = JSON.parse(last);
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return null;
}

/** Everything outside of texts that makes structure, and where texts begin. */
function* signs(text: string): Generator<readonly [number, string]> {
  const sign = /["{}[\]:]/g;
  for (let match = sign.exec(text); match !== null; match = sign.exec(text)) {
    yield [match.index, match[0]];
    if (match[0] === '"') sign.lastIndex = endOfText(text, match.index);
  }
}

/** Behind the closing quote: the first that has no backslash, or two of them, or four, before it. */
function endOfText(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
  return text.length;
}
