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
    '19 commits: 3 would have merged by themselves, 16 would not',
    '     12  scope/update-type',
    '      2  error/missing-object',
    '      2  scope/residue',
  ]);
  expect([tally.total, tally.of('error'), tally.of('skip')]).toEqual([19, 2, 0]);
});

test('says so when the verdicts are advice, and sums up rare reasons', () => {
  const tally = new Tally();
  for (let at = 0; at < 12; at += 1) tally.add({ index: at, line: '', outcome: 'skip', reason: `scope/r${at + 10}` });
  const lines = tally.lines();
  expect(lines[0]).toBe(
    '12 commits: 0 would have merged by themselves, 12 would not (by this author the verdict is advice only)',
  );
  expect(lines.slice(-2)).toEqual(['      1  scope/r19', '      2  other rules']);
});
