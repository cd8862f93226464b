import { readFileSync } from 'node:fs';
import type { ResidueRule } from '@gatehouse/bumps';
import { describe, expect, it } from 'vitest';
import { CONTEXT_RULE_IDS } from './context/rule-ids.ts';
import { readSetHold } from './holds/set-hold.ts';
import { allKeys, keysAt } from './load/known-keys.ts';
import { loadPolicy } from './load/load.ts';
import { MERGE_RULES } from './merge/rules.ts';
import { DEFAULT_POLICY_PATH } from './policy.ts';
import { REVIEW_RULES } from './review/rule-ids.ts';
import { RISK_RULE_IDS } from './risk/rule-ids.ts';
import { MANAGER_NAMES, PASSABLE_UPDATES } from './schema/words.ts';
import { SCOPE_RULES } from './scope/registry.ts';
import { ERROR_CODES } from './verdict.ts';

const page = (name: string) => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');

/** A record, so that the compiler finds an id of the proof that is missing here. */
const RESIDUE_RULES: Record<ResidueRule, true> = {
  'scope/residue': true,
  'scope/file-added': true,
  'scope/file-deleted': true,
  'scope/file-renamed': true,
  'scope/mode-changed': true,
  'scope/symlink': true,
  'scope/submodule': true,
  'scope/binary': true,
  'scope/encoding': true,
  'scope/forbidden-character': true,
  'scope/lfs-pointer': true,
  'scope/too-large': true,
  'scope/path-encoding': true,
  'scope/unparsable': true,
  'scope/no-manager': true,
  'scope/ambiguous-reference': true,
  'scope/ambiguous-scalar': true,
  'scope/anchor': true,
  'scope/reference-changed': true,
  'scope/invalid-version': true,
  'scope/targets-differ': true,
  'scope/exchanged': true,
  'scope/lock-digest': true,
  'scope/lock-time': true,
  'scope/lock-mismatch': true,
};

describe('docs/rules.md', () => {
  const sections = page('rules.md').split(/^### /m).slice(1);
  const documented = sections
    .map((section) => /^`([^`]+)`/.exec(section)?.[1] ?? section)
    // Those of levers are counted where they are.
    .filter((id) => !/^(?:promote|rollback|prune|freshness|pins)\//.test(id));

  it('lists exactly the ids that the code knows, each once', () => {
    const ids = [
      ...SCOPE_RULES.flatMap((rule) => rule.ids),
      ...CONTEXT_RULE_IDS,
      ...MERGE_RULES,
      ...REVIEW_RULES,
      ...RISK_RULE_IDS,
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect([...documented].sort()).toEqual([...ids, ...ERROR_CODES.map((code) => `error/${code}`)].sort());
  });

  it('knows every id of the proof', () => {
    const ids = new Set(SCOPE_RULES.flatMap((rule) => rule.ids));
    expect(Object.keys(RESIDUE_RULES).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('gives each a meaning, an example and a way out', () => {
    for (const section of sections) expect(section).toMatch(/^`[^`]+`\n\n.+\n\nExample: .+\n\nWay out: .+\n/);
  });
});

describe('docs/policy.md', () => {
  const text = page('policy.md');

  it('names every key, manager and update type', () => {
    const entries = [
      keysAt(['holds', 0]),
      keysAt(['scope', 'edits', 0]),
      keysAt(['scope', 'edits', 0, 'set', 0]),
    ].flat();
    const leaves = [...allKeys().values()].filter((name) => keysAt(name.split('.')).length === 0);
    for (const name of [...leaves, ...entries, ...MANAGER_NAMES, ...PASSABLE_UPDATES]) {
      expect(text.includes(`\`${name}\``) || text.includes(`${name}:`) || text.includes(`{ path, ${name}`), name).toBe(
        true,
      );
    }
  });

  const examples = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map((found) => found[1] ?? '');
  const holds = examples.filter((example) => example.startsWith('# .github/gatehouse/holds/'));

  it('has only examples that can be read', () => {
    const policies = examples.filter((example) => !holds.includes(example));
    expect(policies.length).toBeGreaterThan(7);
    const files = new Map([['.renovate/holds.json5', '{ packageRules: [] }']]);
    for (const example of policies) {
      expect(() => loadPolicy({ path: DEFAULT_POLICY_PATH, text: example, commit: null, files })).not.toThrow();
    }
  });

  it('begins with one policy that has every part', () => {
    const whole = examples[1] ?? '';
    for (const part of keysAt([])) expect(whole).toMatch(new RegExp(`^${part}:`, 'm'));
  });

  it('shows the hold that a rollback leaves, every key of it', () => {
    expect(holds).toHaveLength(1);
    const [hold = ''] = holds;
    const path = /^# (\S+)/.exec(hold)?.[1] ?? '';
    const read = readSetHold(path, hold);
    expect(Object.keys(read ?? {}).sort()).toEqual([
      'fixed-by',
      'reason',
      'refuses',
      'revision',
      'set',
      'until',
      'version',
    ]);
  });
});
