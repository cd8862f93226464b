/** A block that machines read back from the body of a pull request or an issue, and that nobody sees. */

/** Of 65,536 characters of a body; the rest is for people. */
export const MAX_BLOCK = 40_000;
const KIND = /^[a-z][a-z-]{0,40}$/;

/**
 * `<!-- gatehouse-<kind> {json} -->` on a line of its own. What could end a comment, or be markup, is escaped inside the JSON. Null: it
 * is larger than `MAX_BLOCK`.
 */
export function writeBlock(kind: string, data: unknown): string | null {
  if (!KIND.test(kind)) throw new TypeError(`no kind of block: ${kind}`);
  const json = JSON.stringify(data).replace(/[<>&]|--|[\u007F-\uFFFF]/g, escaped);
  const block = `<!-- gatehouse-${kind} ${json} -->`;
  return block.length > MAX_BLOCK ? null : block;
}

function escaped(text: string): string {
  return Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
    '',
  );
}

/** The data of the one block of a kind; null when there is none, there are several, or it is no JSON. Whoever calls checks its shape. */
export function readBlock(kind: string, body: string): unknown {
  const head = `<!-- gatehouse-${kind} `;
  const lines = body.split(/\r?\n/).filter((line) => line.startsWith(head));
  const [line] = lines;
  if (line === undefined || lines.length > 1 || line.length > MAX_BLOCK || !line.trimEnd().endsWith(' -->'))
    return null;
  try {
    return JSON.parse(line.trimEnd().slice(head.length, -' -->'.length));
  } catch {
    return null;
  }
}
