import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allKeys } from '../load/known-keys.ts';
import { policyOf } from '../testing.ts';
import { DISPOSITIONS } from './disposition.ts';

const page = readFileSync(new URL('../../../../docs/merge.md', import.meta.url), 'utf8');

describe('docs/merge.md', () => {
  const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map((found) => found[1] ?? '');

  it('has only examples that can be read', () => {
    expect(examples.length).toBeGreaterThan(8);
    for (const example of examples) expect(() => policyOf(example)).not.toThrow();
  });

  it('names every disposition and every key', () => {
    const keys = [...allKeys().values()].filter((name) => name.startsWith('merge.')).map((name) => name.slice(6));
    const names = keys.flatMap((key) => key.split('.'));
    for (const name of names) expect(page.includes(`${name}:`) || page.includes(`\`${name}\``), name).toBe(true);
    for (const kind of DISPOSITIONS) expect(page).toContain(`\`${kind}\``);
  });
});
