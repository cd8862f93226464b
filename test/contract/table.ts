/** One cell: a single line, in which nothing ends the cell. */
export const cell = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<!\\)\|/g, '\\|');

/** Aligned, as the formatter leaves it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** The page with what stands between the markers `<!-- name:begin … -->` and `<!-- name:end -->` renewed. */
export function fill(page: string, name: string, text: string): string {
  return page.replace(
    new RegExp(`(<!-- ${name}:begin[^>]*-->\\n)[\\s\\S]*?(<!-- ${name}:end -->)`),
    (_whole, begin: string, end: string) => `${begin}${text}\n${end}`,
  );
}
