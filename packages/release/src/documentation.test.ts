import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as release from './index.ts';

/** Every `<LEVER>_RULES` of this package, whatever holds its sentences. */
const ids = Object.entries(release)
  .filter(([name]) => name.endsWith('_RULES'))
  .flatMap(([, rules]) => (Array.isArray(rules) ? rules : Object.keys(rules)))
  .map((rule: string | { readonly id: string }) => (typeof rule === 'string' ? rule : rule.id));

it('docs/rules.md lists exactly the ids that levers know, each once', () => {
  const page = readFileSync(new URL('../../../docs/rules.md', import.meta.url), 'utf8');
  const documented = page.split(/^### /m).flatMap((section) => /^`([^`]+)`/.exec(section)?.[1] ?? []);
  const ofLevers = documented.filter((id) => /^(?:promote|rollback|prune|freshness|pins)\//.test(id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ofLevers.sort()).toEqual(ids.sort());
});
