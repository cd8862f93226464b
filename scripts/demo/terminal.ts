/** Plain text of a job summary: what GitHub renders, as far as a terminal can show it. */
export function renderForTerminal(markdown: string): string {
  return markdown
    .replace(/<details>[\s\S]*?<\/details>/g, '')
    .split('\n')
    .map((line) => decode(untag(renderRow(line))))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Cells under each other, as they would stand beside each other in a browser. */
function renderRow(line: string): string {
  if (!line.startsWith('|')) return line.replace(/^#+ /, '').replace(/\*\*/g, '');
  if (/^\|[ |:-]+\|$/.test(line)) return '';
  const cells = line.split('|').slice(1, -1);
  return `  ${cells.map((cell) => cell.trim()).join('   ')}`;
}

function untag(line: string): string {
  return line
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<br>/g, ' ')
    .replace(/<[^>]*>/g, '');
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decode(line: string): string {
  return line
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot);/g, (_, name) => NAMED[name] ?? '');
}

/** Columns as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
