import { expect, it } from 'vitest';
import { runPrune } from './run.ts';
import { rules, scene } from './scene.ts';
import { INPUTS, revision } from './testing.ts';

type Scene = Awaited<ReturnType<typeof scene>>;

/** Runs, and does something right after the last of its nine deletes. */
async function runThen(it: Scene, act: () => void) {
  it.simulator.github.faults.add({ match: { method: 'DELETE', after: 8, times: 1 }, do: { kind: 'after', run: act } });
  return runPrune(it.deps, INPUTS);
}

it('is red when a kept tag resolves no more after it, and says what is missing', async () => {
  const it = await scene();
  const report = await runThen(it, () => it.package_.remove(it.promoted.digest, Date.now()));
  expect([report.outcome, rules(report), report.deleted.length]).toEqual([
    'refused',
    ['prune/tag-lost', 'prune/tag-lost'],
    9,
  ]);
  const places = report.refusals.map(({ place }) => place);
  expect(places.sort()).toEqual([`${it.image}:${revision(1)}`, `${it.image}:pending-${revision(1)}`].sort());
  expect(report.refusals[0]?.message).toContain(it.promoted.digest);
  expect(report.evidence).toEqual([{ check: 'kept tags', outcome: 'failed', detail: expect.any(String) }]);
});

it('is red when what a file names without a tag is gone', async () => {
  const it = await scene();
  const [child = ''] = it.promoted.children;
  it.repository.commit({ branch: 'side', files: { 'a.txt': child } });
  const report = await runThen(it, () => it.package_.remove(child, Date.now()));
  expect([report.outcome, rules(report), report.refusals[0]?.place]).toEqual([
    'refused',
    ['prune/tag-lost'],
    `${it.image}@${child}`,
  ]);
});

it('only tells of a kept tag that somebody moved', async () => {
  const it = await scene();
  it.package_.tag('stable', it.promoted.digest, Date.now());
  const young = it.build(9, 1);
  const report = await runThen(it, () => it.package_.tag('stable', young.digest, Date.now()));
  expect([report.outcome, report.refusals]).toEqual(['done', []]);
  const moved = `${it.image}:stable was moved from ${it.promoted.digest} to ${young.digest} meanwhile.`;
  expect(report.notes).toContain(moved);
});

it('counts the lost ones that it does not list', async () => {
  const it = await scene();
  for (let at = 0; at < 60; at++) it.package_.tag(`v${at}`, it.promoted.digest, Date.now());
  const report = await runThen(it, () => it.package_.remove(it.promoted.digest, Date.now()));
  expect([report.outcome, report.refusals.length]).toEqual(['refused', 50]);
  const more = 'Kept tags and digests that do not resolve as before, besides those that are listed: 12.';
  expect(report.notes).toContain(more);
});
