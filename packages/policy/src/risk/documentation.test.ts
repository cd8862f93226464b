import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allKeys, keysAt } from '../load/known-keys.ts';
import { policyOf } from '../testing.ts';
import { RISK_RULES } from './registry.ts';

/** Tables stand without the spaces that align them. */
const page = readFileSync(new URL('../../../../docs/risk.md', import.meta.url), 'utf8').replaceAll(/ {2,}\|/g, ' |');

describe('docs/risk.md', () => {
  it('has exactly the built-in rules, with level and sentence, the highest first', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| `risk/'));
    const expected = (['high', 'medium', 'low'] as const).flatMap((level) =>
      RISK_RULES.filter((rule) => rule.level === level).map(
        ({ id, sentence }) => `| \`${id}\` | ${level} | ${sentence} |`,
      ),
    );
    expect(rows).toEqual(expected);
  });

  it('has only examples that can be read', () => {
    const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map((found) => found[1] ?? '');
    expect(examples).toHaveLength(1);
    for (const example of examples) expect(policyOf(example).risk.rules).toHaveLength(4);
  });

  it('names every key', () => {
    const keys = [...allKeys().values()].filter((name) => name.startsWith('risk.')).map((name) => name.slice(5));
    const inner = [
      keysAt(['risk', 'rules', 0]),
      keysAt(['risk', 'rules', 0, 'when']),
      keysAt(['risk', 'levels', 0]),
    ].flat();
    for (const name of [...keys, ...inner]) {
      expect(page.includes(`${name}:`) || page.includes(`\`${name}\``), name).toBe(true);
    }
  });
});
