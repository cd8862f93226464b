import { describe, expect, it } from 'vitest';
import { OCTOCAT } from '../testing.ts';
import { parseVerdict } from '../verdicts/parse.ts';
import { changedFile, judged, riskOf } from './testing.ts';

const deployment = (replicas: number, rest = '') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: ${replicas}\n${rest}`;
const scaled = { before: deployment(1), after: deployment(3) };
const role = (verb: string) => ({
  path: 'kubernetes/role.yaml',
  before: `kind: Role\nrules: [{ verbs: [get] }]\n`,
  after: `kind: Role\nrules: [{ verbs: [${verb}] }]\n`,
});
const LABELS = 'labels: { risks: { low: risk/low, medium: risk/medium, high: risk/high } }';

describe('the verdict on risk', () => {
  it('passes whatever the level, with each reason at its place, and goes through JSON', () => {
    const verdict = judged([scaled, role('list')]);
    expect(verdict).toMatchObject({
      gate: 'risk',
      outcome: 'pass',
      enforced: true,
      findings: [],
      summary:
        'High risk: kubernetes/role.yaml:2: rules[0].verbs[0] of Role changes: it decides who may do what in the cluster.',
      risk: {
        level: 'high',
        complete: true,
        lowered: [],
        reasons: [
          {
            rule: 'risk/rbac',
            level: 'high',
            path: 'kubernetes/role.yaml',
            line: 2,
            message: 'rules[0].verbs[0] of Role changes: it decides who may do what in the cluster.',
          },
          {
            rule: 'risk/replicas',
            level: 'low',
            path: 'kubernetes/app.yaml',
            line: 5,
            message: 'spec.replicas of Deployment web goes from 1 to 3.',
          },
        ],
      },
    });
    expect(parseVerdict(JSON.parse(JSON.stringify(verdict)))).toEqual(verdict);
  });

  it('says in a sentence what bumps are', () => {
    const image = (tag: string) => ({
      before: deployment(1, '  template: { spec: { containers: [{ name: a, image: ghcr.io/acme/app:1.2.3 }] } }\n'),
      after: deployment(1, `  template: { spec: { containers: [{ name: a, image: ghcr.io/acme/app:${tag} }] } }\n`),
    });
    expect(judged([image('1.2.4')]).summary).toBe('Low risk: nothing but a proved patch update.');
    expect(judged([image('2.0.0')]).summary).toBe(
      'Medium risk: kubernetes/app.yaml:6: ghcr.io/acme/app 1.2.3 to 2.0.0 is a major update.',
    );
  });

  it('is advice for whom nothing binds', () => {
    expect(judged([scaled], null, { change: { author: OCTOCAT } })).toMatchObject({ outcome: 'skip', enforced: false });
  });

  it('never reads title, labels or body for the level', () => {
    const conversation = { title: 'chore: no risk', body: 'Risk: low', labels: ['risk/low'] };
    expect(judged([role('list')], null, { conversation }).risk).toEqual(riskOf([role('list')]));
  });
});

describe('a declared risk', () => {
  it.each<[string, readonly string[], string | null]>([
    ['lower than computed', ['Risk/Low'], 'low'],
    ['one of several lower', ['risk/high', 'risk/medium'], 'medium'],
    ['as computed', ['risk/high'], null],
    ['by a label nobody mapped', ['low'], null],
    ['by no label', [], null],
  ])('%s', (_name, labels, lowest) => {
    const verdict = judged([role('list')], LABELS, { conversation: { labels } });
    expect(verdict.outcome).toBe(lowest === null ? 'pass' : 'block');
    expect(verdict.findings.map(({ rule, message, fix }) => ({ rule, message, fix }))).toEqual(
      lowest === null
        ? []
        : [
            {
              rule: 'risk/declared',
              message: `the label risk/${lowest} says ${lowest} risk, but the change is of high risk: rules[0].verbs[0] of Role changes: it decides who may do what in the cluster`,
              fix: `Remove the label risk/${lowest}; Gatehouse sets the one that fits.`,
            },
          ],
    );
  });

  it("is none when the label is the gate's own from before", () => {
    const conversation = { labels: ['risk/low'], ownLabels: ['risk/low'] };
    expect(judged([role('list')], LABELS, { conversation }).findings).toEqual([]);
  });
});

describe('facts of files', () => {
  const file = changedFile(scaled);

  it.each<[string, Parameters<typeof judged>[0], string]>([
    [
      'a mode',
      [{ ...file, after: { ...changedFile(scaled).after, mode: '100755', oid: 'a'.repeat(40) } }],
      "the file's mode changes from 100644 to 100755.",
    ],
    [
      'a link',
      [{ ...file, after: { mode: '120000', oid: 'a'.repeat(40) } }],
      "the file's mode changes from 100644 to 120000.",
    ],
    [
      'contents that were not read',
      [{ ...file, after: { mode: '100644', oid: 'a'.repeat(40), size: 9_000_000 } }],
      'the file changes and is not understood: the file has 9000000 bytes; at most 5242880 are judged.',
    ],
  ])('%s', (_name, files, message) => {
    const risk = riskOf(files);
    expect(risk).toMatchObject({ level: 'medium', complete: false });
    expect(risk.reasons.map((reason) => reason.message)).toContain(message);
  });

  it('a rename is a deletion for whatever names the path', () => {
    const renamed = [
      { ...changedFile({ path: 'a.yaml', before: 'a: 1\n', after: null }), renamedTo: 'b.yaml' },
      { ...changedFile({ path: 'b.yaml', before: null, after: 'a: 1\n' }), renamedFrom: 'a.yaml' },
    ];
    const risk = riskOf(renamed);
    expect(risk.level).toBe('high');
    expect(risk.reasons.map(({ message }) => message)).toContain(
      'the file is renamed to b.yaml: for whatever names it, it is deleted.',
    );
  });

  it('nothing at all is not low', () => {
    expect(riskOf([])).toMatchObject({ level: 'medium', complete: false });
  });

  it('is not complete when something stands beside what rules know', () => {
    const commented = { before: deployment(1), after: `# a comment\n${deployment(3)}` };
    const risk = riskOf([commented]);
    expect(risk).toMatchObject({ level: 'medium', complete: false });
    expect(risk.reasons.map(({ rule }) => rule)).toEqual(['risk/unknown', 'risk/replicas']);
  });
});

describe('many reasons', () => {
  it('are cut so that every rule keeps one', () => {
    const env = (value: string) => Array.from({ length: 30 }, (_, n) => `  V${n}: ${value}\n`).join('');
    const text = (value: string, verb: string) =>
      `kind: ConfigMap\nmetadata: { name: c }\ndata:\n${env(value)}---\nkind: Role\nrules: [{ verbs: [${verb}] }]\n`;
    const files = Array.from({ length: 50 }, (_, n) => ({
      path: `a/${n}.yaml`,
      before: text('a', 'get'),
      after: text('b', 'list'),
    }));
    const { reasons } = riskOf(files);
    expect(reasons.length).toBeLessThan(100);
    expect(new Set(reasons.map(({ rule }) => rule))).toEqual(new Set(['risk/rbac', 'risk/config']));
    expect(reasons.map(({ message }) => message)).toContain('and 25 more places like these in this file');
  });
});

describe('hostile text', () => {
  it('stays on one line', () => {
    const evil = '"a\\n::error::x\\u2028": ';
    const { reasons } = riskOf([{ before: `${evil}1\n`, after: `${evil}2\n` }]);
    for (const { message } of reasons) expect(message).not.toMatch(/[\u0000-\u001f\u2028]/);
  });

  it.each<[string, string]>([
    ['a long line of keys that cannot be read', `{"a": 1, "a": 2, ${'"k": {"v": 1}, '.repeat(2_000)}`],
    ['a deep indentation', Array.from({ length: 300 }, (_, n) => `${' '.repeat(n)}k: {{`).join('\n')],
    ['blank lines in what cannot be read', `{{\n${'\n '.repeat(150_000)}`],
    [
      'aliases that multiply',
      `t: |\n${Array.from({ length: 30 }, (_, n) => `  a${n}: &a${n} [${n === 0 ? 'x' : `*a${n - 1}, *a${n - 1}`}]`).join('\n')}\n`,
    ],
  ])('%s is judged', (_name, after) => {
    expect(riskOf([{ before: 'a: 1\n', after }]).level).not.toBe('low');
  });
});

describe('a rollback', () => {
  const image = (name: string, from: string, to: string) => ({
    before: deployment(1, `  template: { spec: { containers: [{ name: a, image: ${name}:${from} }] } }\n`),
    after: deployment(1, `  template: { spec: { containers: [{ name: a, image: ${name}:${to} }] } }\n`),
  });
  const hold = { path: '.github/gatehouse/holds/app.yml', before: null, after: 'version: 1\n' };
  const back = { kind: 'state', commit: 'c'.repeat(40), hold: hold.path } as const;
  const app = image('ghcr.io/acme/app', '1.2.4', '1.2.3');
  const rules = (files: Parameters<typeof judged>[0], rollback: typeof back | null) => {
    const { risk } = judged(files, null, { rollback });
    return [risk?.level, ...(risk?.reasons ?? []).map(({ rule }) => rule)];
  };

  it('is of low risk, and so is the hold of what it leaves', () =>
    expect(rules([app, hold], back)).toEqual(['low', 'risk/rollback', 'risk/rollback']));
  it('is asked about when the history does not bear it out', () =>
    expect(rules([app], null)).toEqual(['medium', 'risk/irregular-update']));
  it('does not excuse another file of the gate', () =>
    expect(rules([app, { ...hold, path: '.github/gatehouse/holds/other.yml' }], back)[0]).toBe('high'));
  it('does not excuse data that may not go back', () =>
    expect(rules([image('docker.io/library/postgres', '17.0', '16.4')], back)).toEqual([
      'high',
      'risk/stateful-update',
      'risk/rollback',
    ]));
});
