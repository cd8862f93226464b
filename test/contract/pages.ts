import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../../scripts/steps.ts';
import { cell, fill, table } from './table.ts';

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

function defaultOf(field: Field): string {
  if (field.required) return 'required';
  return field.default === undefined || field.default === '' ? 'empty' : `\`${cell(String(field.default))}\``;
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

/** Every page that has generated tables: whatever is called with inputs, or answers with outputs. */
export function pages(): Page[] {
  const actions = globSync('actions/*/action.yml', { cwd: root }).map((file) => ({
    path: join(dirname(file), 'README.md'),
    from: actionInterface(join(root, file)),
  }));
  const workflows = globSync('.github/workflows/*.md', { cwd: root })
    .map((path) => ({ path, file: join(root, path.replace(/\.md$/, '.yml')) }))
    .filter(({ file }) => existsSync(file))
    .map(({ path, file }) => ({ path, from: workflowInterface(file) }));
  const withInterface = [...actions, ...workflows].filter(
    ({ from }) => Object.keys(from.inputs).length + Object.keys(from.outputs).length > 0,
  );
  return withInterface.map(({ path, from }) => {
    const now = readFileSync(join(root, path), 'utf8');
    return { path, now, wanted: withTables(now, from) };
  });
}
