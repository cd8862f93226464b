import { describe, expect, it, test } from 'vitest';
import { readWorkflow } from '../../workflows/read.ts';
import { botsOf } from './bots.ts';
import { placeOf } from './bumps.ts';
import { guessChecks } from './checks.ts';
import { renovatePaths } from './renovate.ts';

describe('botsOf', () => {
  it.each<[string, string, string, string | null | undefined, number | null | undefined]>([
    ["an app's address", 'x', '29139614+renovate[bot]@users.noreply.github.com', 'renovate[bot]', 29139614],
    ["an app of one's own server", 'x', 'gate[bot]@noreply.git.example.com', 'gate[bot]', null],
    ['an address from before', 'WhiteSource', 'bot@renovateapp.com', 'renovate[bot]', null],
    ['a name', 'dependabot[bot]', 'x@example.com', 'dependabot[bot]', null],
    ['one that runs at home', 'Renovate Bot', 'x@example.com', null, null],
    ['a person', 'Robot', '1+robot@users.noreply.github.com', undefined, undefined],
    ['no login', 'x', '1+a"b[bot]@users.noreply.github.com', undefined, undefined],
  ])('%s', (_what, name, email, login, id) => {
    const [bot] = botsOf([{ commit: 'c', name, email }]);
    expect([bot?.login, bot?.id]).toEqual([login, id]);
  });

  it('puts one account together, the busiest first', () => {
    const log = [
      { commit: '1', name: 'Renovate Bot', email: 'x@example.com' },
      { commit: '2', name: 'renovate[bot]', email: 'bot@renovateapp.com' },
      { commit: '3', name: 'Renovate', email: '29139614+Renovate[bot]@users.noreply.github.com' },
    ];
    expect(botsOf(log)).toEqual([
      { login: 'renovate[bot]', id: 29139614, name: 'renovate[bot]', commits: ['2', '3'] },
      { login: null, id: null, name: 'Renovate Bot', commits: ['1'] },
    ]);
  });
});

test.each([
  ['kubernetes/apps/a.yaml', 'kubernetes/**'],
  ['.github/workflows/a.yml', '.github/workflows/**'],
  ['.tool/a', '.tool/**'],
  ['compose.yaml', 'compose.yaml'],
  ['a{b}[c]*/d', 'a?b??c??/**'],
  ['#a', '?a'],
  ['a@(b)', 'a@?b)'],
])('the place of %s', (path, glob) => {
  expect(placeOf(path)).toBe(glob);
});

test('checks: of jobs that run on every pull request, once each', () => {
  const workflows = [
    [
      'a',
      'on: pull_request\njobs: { one: {}, two: { name: Two }, calls: { uses: ./x.yml }, m: { strategy: { matrix: { a: [1] } } } }',
    ],
    ['b', `on: pull_request\njobs: { ONE: {}, three: { name: "x \${{ 1 }}" } }`],
    ['c', 'on: { pull_request: { paths: [docs] } }\njobs: { docs: {} }'],
    ['d', 'on: push\njobs: { deploy: {} }'],
    ['e', 'on: { pull_request: { branches: [main] } }\njobs: { all: {} }'],
  ].flatMap(([path = '', text = '']) => readWorkflow(path, text) ?? []);
  expect(guessChecks(workflows, 'main')).toEqual({
    checks: [
      { context: 'ONE', from: 'b' },
      { context: 'Two', from: 'a' },
      { context: 'all', from: 'e' },
    ],
    unsure: [
      'a: calls (calls another workflow, whose jobs report)',
      'a: m (one check for each row of its matrix)',
      `b: x \${{ 1 }} (named by an expression)`,
      'c: docs (not on every pull request)',
    ],
  });
});

test("where Renovate's configuration stands", () => {
  const there = ['renovate.json', '.renovaterc', '.renovaterc.json', '.github/renovate.json5', '.renovate/holds.json5'];
  expect(renovatePaths([...there, 'package.json', 'a/renovate.json', '.github/x.json5', 'renovate.yaml'])).toEqual(
    there,
  );
});
