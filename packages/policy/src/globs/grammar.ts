/** Longer than any path people write; bounds what a pattern can cost. */
const MAX_PATTERN = 256;
/** Each further star multiplies the work on a long name; three in one name is more than real policies use. */
const MAX_STARS_IN_NAME = 3;
const MAX_GLOBSTARS = 4;

/** As much of the grammar as a JSON Schema can state: no brackets, braces, backslash, leading `!`, `#` or `/`. */
export const GLOB_SHAPE = /^(?![!#/])[^[\]{}\\\u0000-\u001f]+$/;

/**
 * Why a text is not a glob of ours, with the way out; null when it is one. Globs know `*` (within one name), `**` (a whole name: any depth)
 * and `?` (one character), match whole paths and are case-sensitive.
 */
export function whyNotGlob(text: string): string | null {
  return whyCharacters(text) ?? whyShape(text) ?? whyStars(text);
}

function whyCharacters(text: string): string | null {
  if (text === '') return 'is empty; write `**` for everything';
  if (text.length > MAX_PATTERN) return `is longer than ${MAX_PATTERN} characters; split it into several patterns`;
  if (/[\u0000-\u001f]/.test(text)) return 'has a control character; write `?` in its place';
  if (text.startsWith('!')) return 'begins with `!`, which globs here do not know; list what should match instead';
  if (text.startsWith('#')) return 'begins with `#`; write `?` for a name that really begins with it';
  if (/[@+*?!]\(/.test(text)) return 'has an extended group such as `@(a|b)`; write one pattern for each alternative';
  if (/[{}]/.test(text)) return 'has braces; write one pattern for each alternative';
  if (/[[\]]/.test(text)) return 'has brackets; write `?` for any one character';
  if (text.includes('\\')) return 'has a backslash; paths are written with `/`, and `?` stands for any one character';
  return null;
}

function whyShape(text: string): string | null {
  if (text.startsWith('/')) return 'begins with `/`; patterns start at the root already, leave it out';
  if (text.endsWith('/')) return `ends with \`/\` and matches nothing; write \`${text}**\``;
  const names = text.split('/');
  if (names.includes('')) return 'has `//`; write one `/`';
  if (names.includes('.') || names.includes('..')) return 'has a `.` or `..` step; write the path from the root';
  return null;
}

function whyStars(text: string): string | null {
  const names = text.split('/');
  const glued = names.find((name) => name !== '**' && name.includes('**'));
  if (glued !== undefined) {
    return `has \`${glued}\`: \`**\` must stand alone between slashes; write \`**/${glued.replaceAll(/\*+/g, '*')}\``;
  }
  if (names.filter((name) => name === '**').length > MAX_GLOBSTARS) {
    return `has \`**\` more than ${MAX_GLOBSTARS} times; once or twice is enough`;
  }
  if (names.some((name) => name !== '**' && name.split('*').length - 1 > MAX_STARS_IN_NAME)) {
    return `has more than ${MAX_STARS_IN_NAME} \`*\` in one name; split it into several patterns`;
  }
  return null;
}
