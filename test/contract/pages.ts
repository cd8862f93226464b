import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../../scripts/steps.ts';

interface Field {
  readonly description?: string;
  readonly default?: unknown;
  readonly required?: boolean;
}

type Fields = Readonly<Record<string, Field>>;

interface Interface {
  readonly inputs: Fields;
  readonly outputs: Fields;
}

const cell = (text: string): string => text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');

function defaultOf(field: Field): string {
  if (field.required) return 'required';
  return field.default === undefined || field.default === '' ? 'empty' : `\`${cell(String(field.default))}\``;
}

/** Aligned, as the formatter leaves it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function inputsTable(inputs: Fields): string {
  const rows = Object.entries(inputs).map(([name, field]) => [
    `\`${name}\``,
    defaultOf(field),
    cell(field.description ?? ''),
  ]);
  return table(['input', 'default', 'meaning'], rows);
}

function outputsTable(outputs: Fields): string {
  return table(
    ['output', 'meaning'],
    Object.entries(outputs).map(([name, field]) => [`\`${name}\``, cell(field.description ?? '')]),
  );
}

/** The page with both tables renewed. */
function withTables(page: string, { inputs, outputs }: Interface): string {
  const fill = (text: string, marker: string, table: string): string =>
    text.replace(
      new RegExp(`(<!-- ${marker}:begin[^>]*-->\\n)[\\s\\S]*?(<!-- ${marker}:end -->)`),
      (_whole, begin: string, end: string) => `${begin}${table}\n${end}`,
    );
  return fill(fill(page, 'inputs', inputsTable(inputs)), 'outputs', outputsTable(outputs));
}

function actionInterface(file: string): Interface {
  const action = parse(readFileSync(file, 'utf8'));
  return { inputs: action.inputs ?? {}, outputs: action.outputs ?? {} };
}

function workflowInterface(file: string): Interface {
  const call = parse(readFileSync(file, 'utf8')).on?.workflow_call;
  return { inputs: call?.inputs ?? {}, outputs: call?.outputs ?? {} };
}

export interface Page {
  /** Relative to the root. */
  readonly path: string;
  readonly now: string;
  readonly wanted: string;
}

/** Every page that has generated tables. */
export function pages(): Page[] {
  const actions = globSync('actions/*/action.yml', { cwd: root }).map((file) => ({
    path: join(dirname(file), 'README.md'),
    from: actionInterface(join(root, file)),
  }));
  const workflows = globSync('.github/workflows/*.md', { cwd: root })
    .map((path) => ({ path, file: join(root, path.replace(/\.md$/, '.yml')) }))
    .filter(({ file }) => existsSync(file))
    .map(({ path, file }) => ({ path, from: workflowInterface(file) }));
  return [...actions, ...workflows].map(({ path, from }) => {
    const now = readFileSync(join(root, path), 'utf8');
    return { path, now, wanted: withTables(now, from) };
  });
}
