import { describe, expect, it } from 'vitest';
import { OCTOCAT, policyOf, RENOVATE } from '../../testing.ts';
import { GatehouseError } from '../../verdict.ts';
import { judged, type RiskCase, riskOf, ruleLevels } from '../testing.ts';

const workload = (replicas: number, tag = '1.2.3', kind = 'Deployment') =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: { name: web }\nspec:\n  replicas: ${replicas}\n  template: { spec: { containers: [{ name: app, image: "ghcr.io/acme/app:${tag}" }] } }\n`;
const scaled: RiskCase = { before: workload(1), after: workload(3) };
const bumped: RiskCase = { before: workload(1), after: workload(1, '1.2.4') };
const stateful: RiskCase = { before: workload(1, '1.2.3', 'StatefulSet'), after: workload(1, '1.2.4', 'StatefulSet') };
const role: RiskCase = {
  path: 'rbac/role.yaml',
  before: 'kind: Role\nrules: []\n',
  after: 'kind: Role\nrules: [{}]\n',
};
const docs: RiskCase = { path: 'docs/a.md', before: 'a\n', after: 'b\n' };
const rule = (when: string, rest = 'level: high') =>
  `risk: { rules: [{ name: own, when: { ${when} }, ${rest}, reason: because }] }\n`;

describe('a rule of the policy raises where all its conditions hold', () => {
  it.each<[string, RiskCase, boolean]>([
    ['paths: ["kubernetes/**"]', scaled, true],
    ['paths: ["apps/**"]', scaled, false],
    ['kinds: [deployment]', scaled, true],
    ['kinds: [StatefulSet]', scaled, false],
    ['kinds: [StatefulSet]', stateful, true],
    ['kinds: [StatefulSet]', bumped, false],
    ['yaml-paths: ["spec/replicas"]', scaled, true],
    ['yaml-paths: ["spec/template/**"]', scaled, false],
    ['yaml-paths: ["spec/**/image"]', bumped, true],
    ['updates: [patch]', bumped, true],
    ['updates: [minor, major]', bumped, false],
    ['packages: ["ghcr.io/acme/**"]', bumped, true],
    ['packages: ["ghcr.io/acme/**"]', scaled, false],
    ['packages: ["ghcr.io/acme/**"], updates: [minor]', bumped, false],
    ['paths: ["kubernetes/**"], kinds: [Service]', scaled, false],
    ['authors: ["renovate[bot]"]', scaled, true],
    ['authors: [octocat]', scaled, false],
    ['authors: ["renovate[bot]"], updates: [patch]', bumped, true],
    ['size: { files: 0 }', scaled, true],
    ['size: { files: 1 }', scaled, false],
    ['size: { lines: 1 }', scaled, true],
    ['size: { lines: 2 }', scaled, false],
  ])('%s', (when, one, matches) => {
    const risk = riskOf([one], rule(when));
    expect(ruleLevels(risk).includes('high risk/own')).toBe(matches);
    expect(risk.level).toBe(matches ? 'high' : 'low');
  });

  it('says why, at the place it asks for', () => {
    const at = (when: string) => riskOf([scaled], rule(when)).reasons[0];
    const own = { rule: 'risk/own', level: 'high', message: "because (the policy's own rule)." };
    expect(at('yaml-paths: ["spec/*"]')).toEqual({ ...own, path: 'kubernetes/app.yaml', line: 5 });
    expect(at('paths: ["**"]')).toEqual({ ...own, path: 'kubernetes/app.yaml', line: null });
    expect(at('size: { files: 0 }')).toEqual({ ...own, path: null, line: null });
  });
});

describe('lowering', () => {
  const lower = 'level: low, allow-lowering: true';

  it('takes `allow-lowering`', () => {
    expect(riskOf([docs], rule('paths: ["docs/**"]', 'level: low')).level).toBe('medium');
    const risk = riskOf([docs], rule('paths: ["docs/**"]', lower));
    expect(ruleLevels(risk)).toEqual(['low risk/own']);
    expect(risk.lowered).toEqual([]);
  });

  it('of a high rule is said each time, and reaches no other file', () => {
    const text = rule('paths: ["rbac/**"]', lower);
    expect(riskOf([role], text)).toMatchObject({ level: 'low', lowered: ['risk/rbac'] });
    expect(riskOf([role, docs], text)).toMatchObject({ level: 'medium', lowered: ['risk/rbac'] });
    expect(riskOf([docs], text).lowered).toEqual([]);
  });

  it('never happens on a guess about who proposes', () => {
    const text = rule('authors: ["renovate[bot]"]', lower);
    const sharers = (author: typeof RENOVATE | null) => [{ pullRequest: 8, author }];
    const level = (author: typeof RENOVATE | null) =>
      judged([role], text, { change: { sharers: sharers(author) } }).risk?.level;
    expect(level(RENOVATE)).toBe('low');
    expect(level(OCTOCAT)).toBe('high');
    expect(level(null)).toBe('high');
  });

  it('is no guide to raising: one of several authors, or an author nobody knows, is enough for that', () => {
    const level = (author: typeof RENOVATE | null) =>
      judged([scaled], rule('authors: [octocat]'), { change: { sharers: [{ pullRequest: 8, author }] } }).risk?.level;
    expect([level(OCTOCAT), level(null), level(RENOVATE)]).toEqual(['high', 'high', 'low']);
  });

  it('loses against a rule that raises', () => {
    const text = `risk: { rules: [{ name: a, when: { paths: ["**"] }, level: low, allow-lowering: true, reason: r }, { name: b, when: { paths: ["rbac/**"] }, level: high, reason: r }] }\n`;
    expect(riskOf([role], text).level).toBe('high');
  });
});

describe('levels of built-in rules', () => {
  const levels = (entry: string) => `risk: { levels: [{ ${entry}, reason: r }] }\n`;

  it('are set by id', () => {
    expect(riskOf([scaled], levels('rule: risk/replicas, level: medium'))).toMatchObject({
      level: 'medium',
      lowered: [],
    });
    expect(riskOf([docs], levels('rule: risk/unknown, level: low'))).toMatchObject({ level: 'low', lowered: [] });
    expect(riskOf([role], levels('rule: risk/rbac, level: medium, allow-lowering: true'))).toMatchObject({
      level: 'medium',
      lowered: ['risk/rbac'],
    });
  });
});

describe('lists of packages', () => {
  const major: RiskCase = { before: workload(1), after: workload(1, '2.0.0') };

  it('make majors high', () => {
    expect(ruleLevels(riskOf([major]))).toEqual(['medium risk/major']);
    expect(ruleLevels(riskOf([major], 'risk: { one-way: ["ghcr.io/ACME/*"] }\n'))).toEqual([
      'high risk/stateful-update',
    ]);
    expect(ruleLevels(riskOf([major], 'risk: { stateful: ["**/app"] }\n'))).toEqual(['high risk/stateful-update']);
  });
});

describe('a policy that cannot be meant', () => {
  const complaint = (text: string) => {
    try {
      policyOf(`version: 1\n${text}`);
      return null;
    } catch (error) {
      return error instanceof GatehouseError ? error.message : error;
    }
  };

  it.each<[string, string]>([
    ['risk: { levels: [{ rule: risk/rbca, level: low, reason: r }] }', 'did you mean risk/rbac?'],
    [
      'risk: { levels: [{ rule: risk/rbac, level: low, reason: r }] }',
      'risk.levels[0].level lowers risk/rbac from high to low; add `allow-lowering: true`',
    ],
    [
      'risk: { levels: [{ rule: risk/crd, level: low, reason: r }, { rule: risk/crd, level: high, reason: r }] }',
      'risk.levels[1].rule has a level here already',
    ],
    [rule(''), 'risk.rules[0].when has no condition'],
    [rule('size: {}'), 'risk.rules[0].when.size says nothing'],
    [rule('path: ["a"]'), 'did you mean risk.rules[0].when.paths?'],
    [rule('updates: [mayor]'), '(did you mean major?)'],
    [rule('paths: ["a{b}"]'), 'has braces'],
    [rule('paths: ["a"]').replace('own', 'rbac'), 'risk.rules[0].name is the name of a built-in rule'],
  ])('%s', (text, expected) => {
    expect(complaint(text)).toContain(expected);
  });
});
