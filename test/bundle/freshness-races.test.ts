import type { ActiveFault, Fault } from '@gatehouse/simulator';
import { expect, test } from 'vitest';
import {
  commitToSource,
  type FreshnessScene,
  freshnessScene,
  issuesOf,
  pinTo,
  runFreshness,
  SOURCE_POLICY,
} from './freshness.ts';

const ISSUE = 'The pin lib is behind acme/lib';
const STALE = { policy: () => SOURCE_POLICY('max-commits: 0\n      max-age: 9999d') };

async function staleScene(): Promise<FreshnessScene> {
  const it = await freshnessScene(STALE);
  commitToSource(it, 'src/b.txt', 'one\n');
  return it;
}

/** A second run, whole, at one request of the first. */
function meanwhile(
  it: FreshnessScene,
  match: { method?: string; path?: RegExp; graphql?: RegExp },
  kind: 'before' | 'after',
): ActiveFault {
  const run = async () => {
    await runFreshness(it);
  };
  const fault: Fault = { kind, run };
  return it.simulator.github.faults.add({ match: { ...match, times: 1 }, do: fault });
}

test.each([
  ['before the first opens its issue', { method: 'POST', path: /\/repos\/o\/r\/issues$/ }, 'before'],
  ['before the first hears of its own', { method: 'POST', path: /\/repos\/o\/r\/issues$/ }, 'after'],
  ['before the first lists issues', { graphql: /issues\(/ }, 'before'],
] as const)(
  'two runs, the second whole %s, leave one issue',
  async (_name, match, kind) => {
    const it = await staleScene();
    const fault = meanwhile(it, match, kind);
    expect((await runFreshness(it)).exit).toBe(0);
    expect(fault.hits()).toBe(1);
    const open = issuesOf(it).filter((issue) => issue.includes(' open '));
    expect(open).toEqual([`#1 open ${ISSUE}`]);
    for (const issue of issuesOf(it).slice(1)) expect(issue).toMatch(/ closed duplicate /);
  },
  60_000,
);

test('five runs at once leave one issue', async () => {
  const it = await staleScene();
  const runs = await Promise.all([1, 2, 3, 4, 5].map(() => runFreshness(it)));
  expect(runs.map(({ exit }) => exit)).toEqual([0, 0, 0, 0, 0]);
  await runFreshness(it);
  expect(issuesOf(it).filter((issue) => issue.includes(' open '))).toEqual([`#1 open ${ISSUE}`]);
}, 120_000);

test('an answer that is lost opens no second issue', async () => {
  const it = await staleScene();
  it.simulator.github.faults.add({
    match: { method: 'POST', path: /\/issues$/, times: 1 },
    do: { kind: 'cut-body' },
  });
  await runFreshness(it);
  await runFreshness(it);
  expect(issuesOf(it)).toEqual([`#1 open ${ISSUE}`]);
}, 60_000);

test('a pin that moves while a run measures is settled by the next', async () => {
  const it = await staleScene();
  const move = { kind: 'after', run: () => pinTo(it, it.source.branch('main')) } as const;
  it.simulator.github.faults.add({ match: { path: /\/repos\/acme\/lib\/compare\//, times: 1 }, do: move });
  await runFreshness(it);
  expect(issuesOf(it)).toEqual([`#1 open ${ISSUE}`]);
  await runFreshness(it);
  expect(issuesOf(it)).toEqual([`#1 closed completed ${ISSUE}`]);
}, 60_000);
