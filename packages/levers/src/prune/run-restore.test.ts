import { expect, it } from 'vitest';
import { runPrune } from './run.ts';
import { runRestore } from './run-restore.ts';
import { rules, scene } from './scene.ts';
import { INPUTS } from './testing.ts';

const pruned = async () => {
  const it = await scene();
  await runPrune(it.deps, INPUTS);
  return { ...it, inputs: { undo: it.files.get('undo.json') ?? new Uint8Array(), images: [it.image] } };
};

it.each([true, false])('is refused for a run of another branch, dry run: %s', async (dryRun) => {
  const it = await pruned();
  const report = await runRestore(it.deps, { ...it.inputs, ref: 'refs/heads/side', dryRun });
  expect([report.outcome, rules(report), it.left()]).toEqual(['refused', ['prune/not-default-branch'], 3]);
  expect(report.summary).toMatch(/^Nothing was brought back: The run is of refs\/heads\/side, /);
});

it.each(['refs/heads/main', null])('brings everything back for a run of %s', async (ref) => {
  const it = await pruned();
  const report = await runRestore(it.deps, { ...it.inputs, ref, dryRun: false });
  expect([report.outcome, it.left()]).toEqual(['done', 12]);
});
