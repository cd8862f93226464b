/**
 * Characters that a terminal obeys or hides: controls, and formatting such as bidirectional overrides, zero-width and tag
 * characters. Paths, names and versions come from whoever wrote the change.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Text from a change, on one line, safe to print. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** JSON of the same meaning in which every such character is written as an escape. */
export function printableJson(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, null, indent);
  // JSON itself escapes what ASCII has of them but DEL; most texts have nothing else.
  if (!/[\x7f-\uffff]/.test(json)) return json;
  return json.replace(/[^\n\P{C}]|[\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
