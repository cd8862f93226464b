import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RehearsalRecord, runTrials } from '@gatehouse/levers';
import { expect, onTestFinished, test } from 'vitest';
import { gatehouseHere } from '../testing.ts';
import { pruneTrials } from './trials/prune.ts';
import { startWorld } from './world/world.ts';

/** What must be seen to be stopped, each by its own rule. */
const STOPPED = [
  'promote/tag-missing',
  'promote/incomplete-set',
  'promote/digest-missing',
  'promote/label',
  'promote/older',
  'promote/newer-open',
  'promote/held',
  'promote/not-default-branch',
  'rollback/unknown-revision',
  'rollback/never-promoted',
  'rollback/retagged',
  'rollback/already-there',
  'rollback/child-missing',
  'rollback/label',
  'rollback/inventory',
  'rollback/held',
  'rollback/not-default-branch',
  'prune/unreadable-manifest',
  'prune/both-tags',
  'prune/moved',
  'prune/forbidden',
  'freshness/source',
  'error/forbidden',
  'error/shallow',
];

test('everything goes as it should, is told as it goes, and is kept', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-record-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { code, out, err } = await gatehouseHere(['rehearse', '--record', folder]);
  expect([code, err]).toEqual([0, '']);
  const record: RehearsalRecord = JSON.parse(readFileSync(join(folder, 'rehearsal.json'), 'utf8'));
  expect(record.trials.filter(({ asExpected }) => !asExpected)).toEqual([]);
  expect(new Set(record.trials.map(({ name }) => name)).size).toBe(record.trials.length);
  expect([...new Set(record.trials.flatMap(({ stoppedBy }) => stoppedBy))].sort()).toEqual(STOPPED.toSorted());
  expect(out.split('\n').filter((line) => line.startsWith('ok '))).toHaveLength(record.trials.length);
  expect(out).toContain(`${record.trials.length} things were tried; all went as they should`);
  expect(readFileSync(join(folder, 'rehearsal.md'), 'utf8')).toContain('| <code>promote/held</code> | yes |');
}, 300_000);

test('a clean-up that cannot delete is told, and not as it should', async () => {
  const world = await startWorld();
  onTestFinished(world.close);
  world.build();
  world.simulator.github.faults.add({ match: { method: 'DELETE', path: /\/versions\// }, do: { kind: 'not-found' } });
  const results = await runTrials(pruneTrials(world, [world.before.first]), {
    result: () => undefined,
    milliseconds: () => 0,
  });
  const wrong = results.filter(({ asExpected }) => !asExpected).map(({ name, stoppedBy }) => [name, ...stoppedBy]);
  expect(wrong).toContainEqual(['two-prunes-at-once', 'prune/forbidden']);
}, 300_000);
