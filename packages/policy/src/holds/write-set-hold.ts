import type { SetHold } from './set-hold.ts';

/** Characters that a reader sees as they are; any other is written as an escape. */
const PLAIN = /^[\p{L}\p{N}\p{P}\p{S} ]$/u;

/**
 * The text of a hold's file; `readSetHold` gives the same hold back. Every value is in quotes, because a commit id of digits alone is a
 * number to YAML.
 */
export function writeSetHold(hold: SetHold): string {
  const { revision } = hold;
  const lines = [
    `version: ${hold.version}`,
    `set: ${quoted(hold.set)}`,
    ...list('refuses', hold.refuses),
    ...(typeof revision === 'string' ? [`revision: ${quoted(revision)}`] : list('revision', revision ?? [])),
    `reason: ${quoted(hold.reason)}`,
    ...one('by', hold.by),
    ...one('until', hold.until),
    ...one('fixed-by', hold['fixed-by']),
  ];
  return `${lines.join('\n')}\n`;
}

function list(key: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`${key}:`, ...items.map((item) => `  - ${quoted(item)}`)];
}

function one(key: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`${key}: ${quoted(value)}`];
}

/** A double-quoted scalar of YAML on one line. */
function quoted(value: string): string {
  return `"${[...value].map(escaped).join('')}"`;
}

function escaped(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  if (PLAIN.test(character)) return character;
  return `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`;
}
