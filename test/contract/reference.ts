import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { policyJsonSchema, RISK_RULES } from '@gatehouse/policy';
import { root } from '../../scripts/steps.ts';
import type { Page } from './pages.ts';
import { cell, fill, table } from './table.ts';

/** The parts of a JSON Schema that the tables show. */
interface Shape {
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

/** Areas of the policy whose keys are listed from the schema; the others stand in the page by hand. */
const AREAS = ['risk', 'context', 'hygiene', 'review', 'merge', 'labels', 'images', 'prune', 'freshness'];
/** A default that is a longer list than a cell should hold. */
const MAX_DEFAULT = 60;

/** An account and an identity have one place in the page each, wherever they stand in the policy. */
function isExplainedOnce(shape: Shape): boolean {
  const keys = (shape.anyOf ?? []).flatMap((one) => Object.keys(one.properties ?? {}));
  return keys.includes('login') || (shape.items !== undefined && isExplainedOnce(shape.items));
}

function isGroup(shape: Shape): boolean {
  return shape.properties !== undefined && shape.items === undefined;
}

function defaultOf({ default: value }: Shape, required: boolean): string {
  if (required) return 'required';
  if (value === undefined) return '–';
  if (Array.isArray(value) && value.length === 0) return 'none';
  const text = JSON.stringify(value).replaceAll('"', '').replaceAll(',', ', ');
  return text.length > MAX_DEFAULT && Array.isArray(value) ? `${value.length} entries` : `\`${text}\``;
}

function rowsOf(shape: Shape, name: string, required = false): string[][] {
  const row = [`\`${name}\``, defaultOf(shape, required), cell(shape.description ?? '')];
  const inner = isExplainedOnce(shape) ? [] : innerRows(shape, name);
  return isGroup(shape) ? inner : [row, ...inner];
}

function innerRows(shape: Shape, name: string): string[][] {
  const own = Object.entries(shape.properties ?? {}).flatMap(([key, value]) =>
    rowsOf(value, `${name}.${key}`, shape.required?.includes(key) ?? false),
  );
  const ofItems = shape.items === undefined ? [] : innerRows(shape.items, `${name}[]`);
  return [...own, ...ofItems, ...(shape.anyOf ?? []).flatMap((one) => innerRows(one, name))];
}

/** Every key below an area of the policy, each once, with default and sentence. */
function keysTable(area: string): string {
  const shape = (policyJsonSchema() as Shape).properties?.[area] ?? {};
  const rows = new Map(rowsOf(shape, area).map((row) => [row[0], row]));
  return table(['key', 'default', 'what it says'], [...rows.values()]);
}

const GATES: Readonly<Record<string, string>> = {
  scope: 'diff-scope',
  context: 'context-pack',
  hygiene: 'context-pack',
  review: 'quality-gate',
  merge: 'auto-merge',
  promote: 'promote',
  rollback: 'rollback',
  prune: 'prune',
  freshness: 'freshness',
  pins: 'any lever',
  error: 'any',
};

/** What a section of rules.md begins with: its first sentence, without the level that a rule of risk puts before it. */
function firstSentence(section: string): string {
  const meaning = /\n\n(?:(?:Low|Medium|High)\. )?(.+)/.exec(section)?.[1] ?? '';
  return /^.*?[.?!](?= |$)/.exec(meaning)?.[0] ?? meaning;
}

/** Gate, or level, of a rule. */
function placeOf(rule: string): string {
  if (rule.startsWith('merge/queue-') && rule !== 'merge/queue-token') return 'merge group';
  const level = RISK_RULES.find(({ id }) => id === rule)?.level;
  return level === undefined ? (GATES[rule.split('/')[0] ?? ''] ?? 'risk') : `risk, ${level}`;
}

function rulesIndex(page: string): string {
  const sections = page.split(/^### /m).slice(1);
  const rows = sections.map((section) => {
    const rule = /^`([^`]+)`/.exec(section)?.[1] ?? '';
    return [`[\`${rule}\`](#${rule.replace('/', '')})`, placeOf(rule), cell(firstSentence(section))];
  });
  return table(['rule', 'gate', 'in a line'], rows);
}

function page(path: string, renew: (now: string) => string): Page {
  const now = readFileSync(join(root, path), 'utf8');
  return { path, now, wanted: renew(now) };
}

/** The pages whose lists of keys and rules are made from the schema and from the sections below. */
export function referencePages(): Page[] {
  return [
    page('docs/policy.md', (now) => AREAS.reduce((text, area) => fill(text, `keys-${area}`, keysTable(area)), now)),
    page('docs/rules.md', (now) => fill(now, 'index', rulesIndex(now))),
  ];
}
