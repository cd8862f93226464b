/**
 * Characters a reader cannot see or that reorder what he sees: controls, format characters (bidirectional overrides,
 * zero-width ones), letters and marks that show nothing (fillers, joiners, selectors apart from those of emoji), private use,
 * lone surrogates, line and paragraph separators.
 */
const INVISIBLE = /(?![\ufe0e\ufe0f])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{DI}\u2028\u2029]/gu;

/** The same text with every invisible character written out (`\u{202e}`, `\n`), on one line. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (char) => {
    if (char === '\n') return '\\n';
    if (char === '\r') return '\\r';
    if (char === '\t') return '\\t';
    return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

/**
 * Text for one line of a log. A line that begins with `::` is a command to the runner, and so is `##[` anywhere in a
 * line (the runner's older syntax, which it still reads).
 */
export function plain(text: string): string {
  return visible(text)
    .replace(/##\[/g, '#\\u{23}[')
    .replace(/^(\s*):(?=:)/, '$1\\u{3a}');
}

/** Cut to `max` UTF-16 units with an ellipsis, never inside a surrogate pair. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
