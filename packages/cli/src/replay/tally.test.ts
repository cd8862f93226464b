import { expect, test } from 'vitest';
import { Tally } from './tally.ts';
import type { Judged } from './task.ts';

const merged: Judged = {
  index: 0,
  line: '',
  outcome: 'pass',
  reason: null,
  risk: 'low',
  disposition: 'auto-merge',
  because: [],
  rollback: false,
};

function tallied(...some: readonly (readonly [number, Partial<Judged>])[]): Tally {
  const tally = new Tally();
  for (const [count, parts] of some) {
    for (let at = 0; at < count; at += 1) tally.add({ ...merged, ...parts });
  }
  return tally;
}

const waits = (disposition: Judged['disposition'], ...because: string[]) => ({ disposition, because });
const stopped = (rule: string, risk: Judged['risk'] = 'medium'): Partial<Judged> => ({
  outcome: 'block',
  reason: rule,
  risk,
  disposition: rule === 'scope/hold' ? 'held' : 'blocked',
  because: [rule],
});
const failed: Partial<Judged> = { outcome: 'error', reason: 'error/missing-object', risk: null, disposition: null };

test('counts what would have merged, what the others waited for and what stopped them, most frequent first', () => {
  const tally = tallied(
    [2, {}],
    [1, { rollback: true }],
    [1, { rollback: true, ...stopped('scope/residue', 'high') }],
    [2, waits('review', 'merge/ramp')],
    [1, { risk: 'medium', ...waits('review', 'merge/risk', 'merge/ramp') }],
    [4, waits('waiting', 'merge/window')],
    [1, stopped('scope/residue', 'high')],
    [12, stopped('scope/update-type')],
    [1, stopped('scope/hold')],
    [2, failed],
  );
  expect(tally.lines()).toEqual([
    '27 commits: 3 would have merged unattended, 7 would have waited, 15 would have been stopped, 2 could not be judged',
    'risk: 9 low, 14 medium, 2 high',
    'waited for:',
    '      4  waiting (merge/window)',
    '      2  review (merge/ramp)',
    '      1  review (merge/risk, merge/ramp)',
    'stopped by:',
    '     12  scope/update-type',
    '      2  scope/residue',
    '      1  scope/hold',
    'could not be judged:',
    '      2  error/missing-object',
    'rollbacks among what would have merged unattended: 1; they need no ramp',
    '2 waited for merge.ramp alone: once it names their components, such changes merge unattended',
  ]);
  expect([tally.total, tally.of('error'), tally.of('pass')]).toEqual([27, 2, 10]);
});

test('one commit is one, and without a reason there is none to list', () => {
  expect(tallied([1, {}]).lines()).toEqual([
    '1 commit: 1 would have merged unattended, 0 would have waited, 0 would have been stopped',
    'risk: 1 low, 0 medium, 0 high',
  ]);
});

test('says so when the verdicts are advice, and sums up rare reasons', () => {
  const advice = (rule: string | null): Partial<Judged> => ({
    ...{ outcome: 'skip', reason: rule, disposition: 'advice' },
    because: rule === null ? [] : [rule],
  });
  const rare = Array.from({ length: 12 }, (_, at) => [1, advice(`scope/r${at + 10}`)] as const);
  const lines = tallied([1, advice(null)], ...rare).lines();
  expect(lines[0]).toBe(
    '13 commits: advice only, because the policy does not bind this author; 1 without a finding, 12 with one',
  );
  expect(lines[2]).toBe('first finding of each:');
  expect(lines.slice(-2)).toEqual(['      1  scope/r19', '      2  others']);
});
