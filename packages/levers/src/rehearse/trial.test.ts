import { GatehouseError } from '@gatehouse/policy';
import { describe, expect, it } from 'vitest';
import { recordOf, rehearsalSummary, renderRecord } from './record.ts';
import { runTrials } from './run-trials.ts';
import { type Observation, observe, type Trial } from './trial.ts';

const seen = (outcome: Observation['outcome'], stoppedBy: readonly string[] = [], wrong: readonly string[] = []) => ({
  outcome,
  stoppedBy,
  detail: 'So it was.',
  wrong,
});

const trial = (expect: Trial['expect'], run: () => Promise<Observation>): Trial => ({
  name: 'one',
  lever: 'promote',
  what: 'try it',
  expect,
  run,
});

const fails = (error: unknown) => () => Promise.reject(error);

async function result(one: Trial) {
  const [first] = await runTrials([one], { result: () => undefined, milliseconds: () => 0 });
  if (first === undefined) throw new Error('nothing was tried');
  return first;
}

describe('a trial', () => {
  const cases: readonly [what: string, trial: Trial, asExpected: boolean][] = [
    ['ends as it should', trial({ outcome: 'done' }, async () => seen('done')), true],
    ['ends otherwise', trial({ outcome: 'done' }, async () => seen('nothing')), false],
    [
      'is stopped by the rule',
      trial({ outcome: 'refused', stoppedBy: 'a/b' }, async () => seen('refused', ['a/b'])),
      true,
    ],
    [
      'is stopped by another',
      trial({ outcome: 'refused', stoppedBy: 'a/b' }, async () => seen('refused', ['a/c'])),
      false,
    ],
    [
      'may be stopped by several',
      trial({ outcome: 'refused', stoppedBy: ['x', 'a/c'] }, async () => seen('refused', ['a/c'])),
      true,
    ],
    [
      'may end in several ways',
      trial([{ outcome: 'done' }, { outcome: 'nothing' }], async () => seen('nothing')),
      true,
    ],
    ['leaves something wrong', trial({ outcome: 'done' }, async () => seen('done', [], ['A tag is gone.'])), false],
    [
      'ends in a fault that is expected',
      trial({ outcome: 'fault', stoppedBy: 'error/forbidden' }, fails(new GatehouseError('forbidden', 'No.', 'Ask.'))),
      true,
    ],
    ['ends in a defect', trial([{ outcome: 'fault' }, { outcome: 'done' }], fails(new TypeError('undefined'))), false],
  ];

  it.each(cases)('that %s', async (_, one, asExpected) => {
    expect((await result(one)).asExpected).toBe(asExpected);
  });

  it('sees rules, message and fix of a report', () => {
    const refusal = { rule: 'promote/held', place: null, message: 'It is held.', fix: 'Lift it.' };
    const report = { outcome: 'refused', summary: 'Not promoted.', refusals: [refusal], evidence: [] } as const;
    expect(observe(report)).toEqual({
      outcome: 'refused',
      stoppedBy: ['promote/held'],
      detail: 'Not promoted. It is held. Lift it.',
      wrong: [],
    });
  });
});

describe('trials', () => {
  it('are made one after another, each told when it is over', async () => {
    const order: string[] = [];
    const step = (name: string): Trial => ({
      ...trial({ outcome: 'done' }, async () => {
        order.push(`try ${name}`);
        return seen('done');
      }),
      name,
    });
    function* both() {
      yield step('a');
      order.push('between');
      yield step('b');
    }
    await runTrials(both(), { result: ({ name }) => void order.push(`told ${name}`), milliseconds: () => 0 });
    expect(order).toEqual(['try a', 'told a', 'between', 'try b', 'told b']);
  });
});

describe('a record', () => {
  it('says what was tried and what stopped it, with text from outside escaped', async () => {
    const good = await result(
      trial({ outcome: 'refused', stoppedBy: 'promote/held' }, async () => seen('refused', ['promote/held'])),
    );
    const bad = await result({
      ...trial({ outcome: 'done' }, async () => ({ ...seen('nothing'), detail: '<b>@octocat</b> | x' })),
      what: 'try `two`',
    });
    const record = recordOf([good, bad], {
      tool: 'gatehouse@0',
      place: 'acme/infra',
      at: '2026-02-01T00:00:00Z',
      notTried: ['A held target: nothing is held.'],
    });
    expect([record.asExpected, rehearsalSummary(record)]).toEqual([
      false,
      '2 things were tried; 1 did not go as they should',
    ]);
    const page = renderRecord(record);
    expect(page).toContain('| <code>promote</code> | try it | refused | <code>promote/held</code> | yes |');
    expect(page).toContain('| <code>promote</code> | try <code>two</code> | nothing | nothing | **no** |');
    expect(page).toContain('- try <code>two</code>: It should have ended as done.');
    expect(page).toContain('- A held target: nothing is held.');
    expect(page).not.toMatch(/<b>|@octocat/);
  });

  it('of nothing wrong has no complaints', async () => {
    const one = await result(trial({ outcome: 'done' }, async () => seen('done')));
    const record = recordOf([one], {
      tool: 'gatehouse@0',
      place: 'acme/infra',
      at: '2026-02-01T00:00:00Z',
      notTried: [],
    });
    expect(record.asExpected).toBe(true);
    expect(renderRecord(record)).toMatch(/^## Rehearsal: 1 thing was tried; all went as they should\n/);
    expect(renderRecord(record)).not.toContain('###');
  });
});
