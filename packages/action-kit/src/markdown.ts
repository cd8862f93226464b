import { clip, visible } from './text.ts';

const LETTER = /[\p{L}\p{N}]/u;
const DIGIT = /\p{N}/u;
/** `(` is structure only behind `]`, and `;` only behind `&`; both of those are always escaped. */
const HARMLESS = /[\p{L}\p{N} ,/'"(;?%]/u;

/** Longest text from outside that is worth a reader's time in one place, in UTF-16 units. */
const MAX_TEXT = 1000;

const entity = (char: string): string => `&#${char.codePointAt(0)};`;

/** Punctuation that cannot be structure where it stands, kept so that the source of a summary stays readable. */
function harmlessHere(char: string, before: string, after: string): boolean {
  if (HARMLESS.test(char)) return true;
  // `.` and `)` after digits start a list; `-` starts a list or a rule unless it is inside a word.
  if (char === '.') return !DIGIT.test(before) || LETTER.test(after);
  if (char === ')') return !DIGIT.test(before);
  if (char === '-') return LETTER.test(before) && LETTER.test(after);
  return char === ':' && LETTER.test(before) && after === ' ';
}

/**
 * What GitHub, or a parser, finds in text *after* references are decoded: mentions and e-mail links, references to issues (`#1`,
 * `GH-1`), which leave a trace under the issue, and bare links.
 */
const FOUND_LATER = /[@#]|(?<=\bgh)-(?=\d)|:(?=\/\/)|(?<=www)\./giu;

/**
 * Text from outside as Markdown that renders as exactly that text. Whatever could be structure in CommonMark, GFM or HTML
 * becomes a character reference, which a parser shows but never reads as markup. What would be found all the same is set apart
 * in an element.
 */
export function markdown(text: string): string {
  const shown = visible(clip(text, MAX_TEXT));
  const apart = new Set(Array.from(shown.matchAll(FOUND_LATER), ({ index }) => index));
  let out = '';
  let before = '';
  for (let at = 0; at < shown.length; at += before.length) {
    const char = String.fromCodePoint(shown.codePointAt(at) ?? 0);
    const after = String.fromCodePoint(shown.codePointAt(at + char.length) ?? 32);
    if (apart.has(at)) out += `<span>${entity(char)}</span>`;
    else out += harmlessHere(char, before, after) ? char : entity(char);
    before = char;
  }
  return out;
}

/** The same in code face; an element rather than backticks, because those need no escaping but end at a `|` in a table. */
export function code(text: string): string {
  return `<code>${markdown(text)}</code>`;
}

/** A sentence whose `quoted` parts are in code face. Odd backticks from outside may pair wrongly, but elements stay balanced. */
export function prose(text: string): string {
  return markdown(text).replace(/&#96;((?:(?!&#96;).)+)&#96;/g, '<code>$1</code>');
}

/** A path as a URL's path: every byte but unreserved ones percent-encoded, so nothing can end a Markdown link. */
export function urlPath(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map((part) =>
      encodeURIComponent(part).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
    )
    .join('/');
}

/** A block of code whose fence is longer than any run of backticks inside. */
export function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), (run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Text of our own, written here in the code, may use Markdown; it is joined with escaped text into rows. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
