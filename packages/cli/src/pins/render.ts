import type { Refusal } from '@gatehouse/release';
import { columns } from '../columns.ts';
import { printable, printableJson } from '../escape.ts';
import type { Colors } from '../terminal.ts';
import type { PinRow } from './rows.ts';

const SHORT = 12;
const HEAD = ['SET', 'IMAGE', 'DIGEST', 'PLACE', 'SINCE', 'COMMIT', 'REGISTRY'];

/** Every pin on a line, under a head; what is missing below its line; then the count. */
export function renderTable(rows: readonly PinRow[], colors: Colors): string {
  if (rows.length === 0) return 'No image is pinned by digest.\n';
  const [head = '', ...lines] = columns([HEAD, ...rows.map(cells)]);
  const body = rows.map((row, at) => {
    const paint =
      row.registry === 'gone' ? colors.red : row.registry === 'unknown' ? colors.yellow : (text: string) => text;
    return [paint(lines[at] ?? ''), ...row.detail.map((detail) => `    ${printable(detail)}`)].join('\n');
  });
  return `${head}\n${body.join('\n')}\n\n${tally(rows)}\n`;
}

function cells({ set, image, tag, digest, path, line, since, registry }: PinRow): readonly string[] {
  return [
    set ?? '-',
    printable(tag === null ? image : `${image}:${tag}`),
    digest.slice('sha256:'.length).slice(0, SHORT),
    printable(`${path}:${line}`),
    since?.at.slice(0, 'yyyy-mm-dd'.length) ?? '?',
    since?.commit.slice(0, SHORT) ?? '?',
    registry,
  ];
}

function tally(rows: readonly PinRow[]): string {
  const digests = new Set(rows.map(({ image, digest }) => `${image}@${digest}`)).size;
  const count = (state: PinRow['registry']) => rows.filter((row) => row.registry === state).length;
  const told = (['gone', 'unknown', 'not asked'] as const).flatMap((state) =>
    count(state) === 0 ? [] : [`${count(state)} ${state}`],
  );
  return [`${rows.length} ${rows.length === 1 ? 'pin' : 'pins'} of ${digests} digests`, ...told].join(', ');
}

/** The same rows for programs, digests and commits whole. */
export function renderJson(commit: string, rows: readonly PinRow[], problems: readonly Refusal[]): string {
  return `${printableJson({ schema: 1, commit, pins: rows, problems }, 2)}\n`;
}
