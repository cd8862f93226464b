import type { YamlNode, YamlScalar } from '@gatehouse/bumps';
import type { PlainValue } from '../types.ts';
import { entriesOf, resolve } from './entries.ts';
import { type Limits, MAX_DEPTH, spend, Unreadable } from './limits.ts';

/** The words that every YAML reader agrees on; `yes` and `off` stay text, as only some take them for booleans. */
const WORDS = new Map<string, null | boolean>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

/** A node as plain data, aliases and merge keys written out. */
export function plainValue(node: YamlNode, limits: Limits, depth = 0): PlainValue {
  if (depth > MAX_DEPTH) throw new Unreadable('it is nested too deeply');
  spend(limits, 'values');
  const resolved = resolve(node);
  switch (resolved?.kind) {
    case undefined:
      return null;
    case 'scalar':
      return plainScalar(resolved);
    case 'sequence':
      return resolved.items.map((item) => plainValue(item, limits, depth + 1));
    case 'map':
      return Object.fromEntries(
        [...entriesOf(resolved, limits).values()].map(({ key, value }) => [key, plainValue(value, limits, depth + 1)]),
      );
  }
}

/** Numbers stay text where JavaScript would write another one (`0o17`, `1_000`, `1.10`, twenty digits). */
function plainScalar({ style, tag, value }: YamlScalar): PlainValue {
  if (tag !== null) return `${tag} ${value}`;
  if (style !== 'plain') return value;
  const word = WORDS.get(value);
  if (word !== undefined) return word;
  return NUMBER.test(value) && String(Number(value)) === value ? Number(value) : value;
}
