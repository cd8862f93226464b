import { expect, test } from 'vitest';
import { Tally } from './tally.ts';

test('counts what would have merged, and the reasons of the rest by how often they came first', () => {
  const tally = new Tally();
  const add = (count: number, outcome: 'pass' | 'block' | 'skip' | 'error', reason: string | null) => {
    for (let at = 0; at < count; at += 1) tally.add({ index: at, line: '', outcome, reason });
  };
  add(3, 'pass', null);
  add(2, 'block', 'scope/residue');
  add(12, 'block', 'scope/update-type');
  add(2, 'error', 'error/missing-object');
  expect(tally.lines()).toEqual([
    '19 commits: 3 would have merged by themselves, 14 would not, 2 could not be judged; by the first finding of each:',
    '     12  scope/update-type',
    '      2  error/missing-object',
    '      2  scope/residue',
  ]);
  expect([tally.total, tally.of('error'), tally.of('skip')]).toEqual([19, 2, 0]);
});

test('one commit is one, and without a reason there is none to list', () => {
  const tally = new Tally();
  tally.add({ index: 0, line: '', outcome: 'pass', reason: null });
  expect(tally.lines()).toEqual(['1 commit: 1 would have merged by themselves, 0 would not']);
});

test('says so when the verdicts are advice, and sums up rare reasons', () => {
  const tally = new Tally();
  for (let at = 0; at < 12; at += 1) tally.add({ index: at, line: '', outcome: 'skip', reason: `scope/r${at + 10}` });
  const lines = tally.lines();
  expect(lines[0]).toBe(
    '12 commits: advice only, because the policy does not bind this author; 0 without a finding, 12 with one; by the first finding of each:',
  );
  expect(lines.slice(-2)).toEqual(['      1  scope/r19', '      2  other rules']);
});
