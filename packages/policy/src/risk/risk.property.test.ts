import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NO_CONVERSATION } from '../evidence/conversation.ts';
import { bump, change, file, policyOf, proof } from '../testing.ts';
import { assessRisk } from './assess.ts';
import { compareLevels } from './levels.ts';
import { judged } from './testing.ts';
import type { Difference, FileDifferences, PlainValue } from './types.ts';

const NAMES = [
  'replicas',
  'resources',
  'limits',
  'memory',
  'persistence',
  'size',
  'env',
  'securityContext',
  'hostPath',
  'verbs',
  'password',
  'x',
];
const scalar = fc.constantFrom<PlainValue>(
  0,
  1,
  '1Gi',
  '2Gi',
  'hostPath',
  true,
  null,
  'a: {privileged: true}\nb: 1',
  '- op: add\n  path: /spec/hostPID\n  value: 1',
);
const { value } = fc.letrec<{ value: PlainValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 3 }),
  ),
}));
const side = fc.option(value, { nil: undefined });
const difference: fc.Arbitrary<Difference> = fc
  .record({
    kind: fc.constantFrom(null, 'Deployment', 'Role', 'ConfigMap', 'Secret', 'Namespace', 'HelmRelease'),
    at: fc.array(fc.constantFrom(...NAMES, 'spec', 'values', 'containers[name=app]'), { maxLength: 5 }),
    before: side,
    after: side,
  })
  .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
  .map(({ kind, at, before, after }) => ({
    path: 'kubernetes/app.yaml',
    line: 1,
    document: { apiVersion: 'v1', kind, namespace: null, name: null },
    at,
    kind: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
    before,
    after,
    spans: null,
  }));

const assess = (differences: readonly Difference[], text: string | null = null) => {
  const known: FileDifferences = {
    path: 'kubernetes/app.yaml',
    kind: 'structured',
    differences,
    complete: true,
    line: null,
    why: null,
  };
  const all = change({ files: [file('kubernetes/app.yaml')] });
  const locate = () => {
    throw new Error('nobody asks for text');
  };
  return assessRisk({
    policy: policyOf(text),
    change: all,
    proof: proof({ bumps: [bump()] }),
    differences: [known],
    locate,
  });
};

it('another difference never lowers the level, and never takes a rule away', () => {
  fc.assert(
    fc.property(fc.array(difference, { maxLength: 4 }), difference, (some, one) => {
      const [less, more] = [assess(some), assess([...some, one])];
      expect(compareLevels(more.level, less.level)).toBeGreaterThanOrEqual(0);
      const rules = new Set(more.reasons.map(({ rule }) => rule));
      for (const { rule } of less.reasons) expect(rules).toContain(rule);
    }),
  );
});

it('every difference has a reason', () => {
  fc.assert(
    fc.property(difference, (one) => {
      const others = assess([one]).reasons.filter(({ rule }) => rule !== 'risk/update');
      expect(others.length).toBeGreaterThan(0);
    }),
  );
});

it('a rule of the policy never lowers without saying that it may', () => {
  const level = fc.constantFrom('low', 'medium', 'high');
  fc.assert(
    fc.property(fc.array(difference, { minLength: 1, maxLength: 3 }), level, (some, given) => {
      const text = `version: 1\nrisk: { rules: [{ name: own, when: { paths: ["**"] }, level: ${given}, reason: r }] }\n`;
      expect(compareLevels(assess(some, text).level, assess(some).level)).toBeGreaterThanOrEqual(0);
      expect(assess(some, text).lowered).toEqual([]);
    }),
  );
});

it('no text makes it throw', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('a.yaml', 'b.json', 'c.md', 'd.j2'),
      (before, after, path) => {
        fc.pre(before !== after);
        const verdict = judged([{ path, before, after }], null, { conversation: NO_CONVERSATION });
        expect(verdict.risk?.reasons.length).toBeGreaterThan(0);
      },
    ),
  );
});
