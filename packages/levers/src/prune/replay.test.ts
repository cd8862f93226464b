import { hashOf } from '@gatehouse/release';
import { expect, it } from 'vitest';
import { runPrune } from './run.ts';
import { before, rules, scene } from './scene.ts';
import { INPUTS } from './testing.ts';

it('refuses a run of another branch, a hash that nothing makes, and a plan that something speaks against', async () => {
  const it = await scene();
  expect(rules(await runPrune(it.deps, { ...INPUTS, ref: 'refs/heads/side' }))).toEqual(['prune/not-default-branch']);
  const hash = `sha256:${'0'.repeat(64)}`;
  expect(rules(await runPrune(it.deps, { ...INPUTS, plan: { hash, bytes: null } }))).toEqual(['prune/moved']);
  const dry = await runPrune(it.deps, { ...INPUTS, dryRun: true });
  const bytes = it.files.get('plan.json') ?? new Uint8Array();
  expect(rules(await runPrune(it.deps, { ...INPUTS, plan: { hash, bytes } }))).toEqual(['prune/plan-unknown']);
  it.repository.commit({ branch: 'main', files: { a: 'b' } });
  for (const kept of [null, bytes])
    expect(rules(await runPrune(it.deps, { ...INPUTS, plan: { hash: dry.hash ?? '', bytes: kept } }))).toEqual([
      'prune/moved',
    ]);
  expect(it.left()).toBe(12);
});

it('takes up a run that was killed, by its plan', async () => {
  const it = await scene();
  const killed = before(it.deps, 1, () => {
    throw new Error('killed');
  });
  await expect(runPrune(killed, INPUTS)).rejects.toThrow('killed');
  expect(it.left()).toBe(11);
  const bytes = it.files.get('plan.json') ?? new Uint8Array();
  const hash = hashOf(JSON.parse(new TextDecoder().decode(bytes)));
  const report = await runPrune(it.deps, { ...INPUTS, plan: { hash, bytes } });
  expect([report.outcome, report.gone, it.left()]).toEqual(['done', 1, 3]);
});

it('takes up what was left of an image although branches moved, and nothing else', async () => {
  const it = await scene();
  const killed = before(it.deps, 1, () => {
    throw new Error('killed');
  });
  await expect(runPrune(killed, INPUTS)).rejects.toThrow('killed');
  const bytes = it.files.get('plan.json') ?? new Uint8Array();
  it.repository.commit({ branch: 'main', files: { 'a.txt': 'a' } });
  const plan = { hash: hashOf(JSON.parse(new TextDecoder().decode(bytes))), bytes };
  const report = await runPrune(it.deps, { ...INPUTS, plan });
  expect([report.outcome, report.deleted.length, report.gone, it.left()]).toEqual(['done', 2, 1, 9]);
  expect(report.notes.join()).toContain('only what an earlier run left');
  expect(rules(await runPrune(it.deps, { ...INPUTS, plan }))).toEqual(['prune/moved']);
});

it('refuses to go on with a plan of which something is there and not on the list', async () => {
  const it = await scene();
  const killed = before(it.deps, 1, () => {
    throw new Error('killed');
  });
  await expect(runPrune(killed, INPUTS)).rejects.toThrow('killed');
  const bytes = it.files.get('plan.json') ?? new Uint8Array();
  const plan = { hash: hashOf(JSON.parse(new TextDecoder().decode(bytes))), bytes };
  const lists = await it.deps.packages.listVersions(it.image);
  const hidden = it.old[0]?.children[0];
  const packages = { ...it.deps.packages, listVersions: async () => lists.filter(({ digest }) => digest !== hidden) };
  const report = await runPrune({ ...it.deps, packages }, { ...INPUTS, plan });
  expect([rules(report), it.left()]).toEqual([['prune/inconsistent-list'], 11]);
});
