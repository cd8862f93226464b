import { NOT_KNOWN } from '@gatehouse/levers';
import type { Refusal } from '@gatehouse/release';
import { columns } from '../columns.ts';
import { printable, printableJson } from '../escape.ts';
import { counted, short } from '../short.ts';
import type { Colors } from '../terminal.ts';
import type { PinRow } from './rows.ts';

const HEAD = ['SET', 'IMAGE', 'DIGEST', 'PLACE', 'SINCE', 'COMMIT', 'REGISTRY'];

/** Every pin on a line, under a head; what is missing below its line; then the count, and why some is not known. */
export function renderTable(rows: readonly PinRow[], colors: Colors): string {
  if (rows.length === 0) return 'No image is pinned by digest.\n';
  const [head = '', ...lines] = columns([HEAD, ...rows.map(cells)]);
  const body = rows.map((row, at) => {
    const paint =
      row.registry === 'gone' ? colors.red : row.registry === 'unknown' ? colors.yellow : (text: string) => text;
    const missing = row.registry === 'gone' ? row.detail : [];
    return [paint(lines[at] ?? ''), ...missing.map((detail) => `    ${printable(detail)}`)].join('\n');
  });
  return `${head}\n${body.join('\n')}\n\n${[tally(rows), ...reasons(rows)].join('\n')}\n`;
}

function cells({ set, image, tag, digest, path, line, since, registry }: PinRow): readonly string[] {
  return [
    set ?? '-',
    printable(tag === null ? image : `${image}:${tag}`),
    short(digest),
    printable(`${path}:${line}`),
    since?.at.slice(0, 'yyyy-mm-dd'.length) ?? '?',
    since === null ? '?' : short(since.commit),
    registry,
  ];
}

function tally(rows: readonly PinRow[]): string {
  const digests = new Set(rows.map(({ image, digest }) => `${image}@${digest}`)).size;
  const count = (state: PinRow['registry']) => rows.filter((row) => row.registry === state).length;
  const told = (['gone', 'unknown', 'not asked'] as const).flatMap((state) =>
    count(state) === 0 ? [] : [`${count(state)} ${state}`],
  );
  return [`${counted(rows.length, 'pin')} of ${counted(digests, 'digest')}`, ...told].join(', ');
}

/** A registry that does not answer says the same of each of its images: once is enough. */
function reasons(rows: readonly PinRow[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const row of rows.filter(({ registry }) => registry === 'unknown')) {
    const reason = reasonOf(row);
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => `  ${count} unknown: ${printable(reason)}`);
}

/** Without the names of image and place, which stand in the row. */
function reasonOf({ image, digest, detail }: PinRow): string {
  const message = detail.join(' ');
  const reason = message.split(NOT_KNOWN).at(-1) ?? message;
  return reason.replaceAll(`${image}@${digest}`, 'it').replace(/^it: /, '');
}

/** The same rows for programs, digests and commits whole. */
export function renderJson(commit: string, rows: readonly PinRow[], problems: readonly Refusal[]): string {
  return `${printableJson({ schema: 1, commit, pins: rows, problems }, 2)}\n`;
}
