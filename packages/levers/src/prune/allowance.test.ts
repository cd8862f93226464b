import { expect, it } from 'vitest';
import { runPrune } from './run.ts';
import { rules, scene } from './scene.ts';
import { INPUTS } from './testing.ts';

const WAITS = (images: number) => expect.stringMatching(`${images} image.* for the next run`);

/** A token that has so many requests left when the first image is begun. */
function leaving(it: Awaited<ReturnType<typeof scene>>, left: number) {
  let first: number | null = null;
  const allowance = () => {
    first ??= it.simulator.requests.length;
    return { limit: 1000, left: left - (it.simulator.requests.length - first) };
  };
  return { ...it.deps, packages: { ...it.deps.packages, allowance } };
}

/** An answer that the limit is spent, before the n-th version of GitHub's packages that is read or deleted. */
function spent(it: Awaited<ReturnType<typeof scene>>, method: 'GET' | 'DELETE', after: number): void {
  const match = { method, path: method === 'GET' ? /versions\/\d+$/ : /versions/, after };
  it.simulator.github.faults.add({ match, do: { kind: 'primary-limit', resetIn: 3600 } });
}

it('begins no image that does not fit into what is left, and ends well', async () => {
  const it = await scene();
  // An image of three versions takes six, and nine to bring it back; fifty are spared.
  const report = await runPrune(leaving(it, 70), INPUTS);
  expect([report.outcome, report.refusals, report.deleted.length, it.left()]).toEqual(['done', [], 3, 9]);
  expect(report.notes).toContainEqual(WAITS(2));
  expect(report.summary).toContain('2 images wait for the next run');
  expect([(await runPrune(it.deps, INPUTS)).outcome, it.left()]).toEqual(['done', 3]);
});

it('is red when not even the first image fits', async () => {
  const it = await scene();
  const report = await runPrune(leaving(it, 30), INPUTS);
  expect([report.outcome, rules(report), it.left()]).toEqual(['refused', ['prune/not-deleted'], 12]);
  expect(report.refusals[0]?.message).toContain('30 requests');
});

it.each(['GET', 'DELETE'] as const)('ends well where the limit is met between two images: %s', async (method) => {
  const it = await scene();
  spent(it, method, 3);
  const report = await runPrune(it.deps, INPUTS);
  expect([report.outcome, report.refusals, report.deleted.length, it.left()]).toEqual(['done', [], 3, 9]);
  expect(report.notes).toContainEqual(WAITS(2));
});

it.each(['GET', 'DELETE'] as const)('is red where the limit is met within an image: %s', async (method) => {
  const it = await scene();
  spent(it, method, 4);
  const report = await runPrune(it.deps, INPUTS);
  expect([report.outcome, rules(report), report.deleted.length]).toEqual(['refused', ['prune/not-deleted'], 3]);
  expect(it.left()).toBe(9);
});

it('is red where the limit is met before anything was deleted', async () => {
  const it = await scene();
  spent(it, 'GET', 0);
  const report = await runPrune(it.deps, INPUTS);
  expect([report.outcome, rules(report), it.left()]).toEqual(['refused', ['prune/not-deleted'], 12]);
});
