/** Values of Go's `encoding/json` that chart dependencies can hold. Object keys are written in the order given. */
export type GoJson = string | boolean | readonly GoJson[] | { readonly [key: string]: GoJson };

/** What Go escapes although JSON does not ask for it (HTML-safe output, line separators). */
const GO_ESCAPED = /[<>&\u2028\u2029]/g;

/** Serialises as Go's `json.Marshal` does, byte for byte. */
export function goJson(value: GoJson): string {
  return JSON.stringify(value).replace(
    GO_ESCAPED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
