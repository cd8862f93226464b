import { describe, expect, test } from 'vitest';
import { MOVES, type Move } from './moves.ts';
import { answerEvents, look, lookAfterwards, run, sweep, type World, world } from './world.ts';

/** Requests of an undisturbed first run; the last but one reads everything again, the last turns it green. */
const REQUESTS = 15;
const POSITIONS = Array.from({ length: REQUESTS }, (_, i) => i + 1);
const CONFIRMING = REQUESTS - 1;
/** Of which the judging job makes the first six. */
const ACTING = POSITIONS.filter((position) => position > 6);

/** What became of the pull request: `merged judged`, `merged next`, `closed`, or `open` with the state of its gate status. */
function outcome({ repository, pull }: World): string {
  const { state, head, base, autoMerge } = repository.pullRequest(pull.number);
  const [merge] = repository.merges;
  if (merge !== undefined) return merge.head === pull.head ? 'merged judged' : 'merged next';
  if (state !== 'open') return state;
  const context = `gatehouse/${base.ref}`;
  const status = repository.statuses(head.sha).findLast((one) => one.context === context);
  return `open ${status?.state ?? 'unjudged'}${autoMerge === null ? '' : ' armed'}`;
}

/** Lets CI end well, so that whatever is armed and green is merged. */
function finishCi({ repository, pull }: World): void {
  repository.addStatus(repository.pullRequest(pull.number).head.sha, { context: 'ci', state: 'success' });
}

async function disturbed(move: Move, position: number, nested: boolean) {
  const it = await world(move.world);
  const happen = async () => {
    move.happen(it);
    if (nested) await answerEvents(it);
  };
  const options = { match: { index: position }, do: { kind: 'before', run: happen } } as const;
  const fault = it.simulator.github.faults.add(options);
  const { state } = await run(it);
  look(it);
  const hits = fault.hits();
  await answerEvents(it);
  lookAfterwards(it);
  finishCi(it);
  const atOnce = outcome(it);
  await sweep(it);
  await answerEvents(it);
  lookAfterwards(it);
  await it.simulator.close();
  return { position, hits, state, atOnce, later: outcome(it), wrongs: it.wrongs };
}

test('a run that nothing disturbs makes as many requests, and merges', async () => {
  const it = await world();
  it.simulator.requests.length = 0;
  expect((await run(it)).state).toBe('success');
  expect(it.simulator.requests).toHaveLength(REQUESTS);
  lookAfterwards(it);
  expect([outcome(it), it.wrongs]).toEqual(['merged judged', []]);
});

const all = (move: Move, positions: readonly number[], nested: boolean) =>
  Promise.all(positions.map((position) => disturbed(move, position, nested)));

describe.each(MOVES)('$name', (move) => {
  test('between any two requests', async () => {
    const seen = await all(move, POSITIONS, false);
    expect(seen.filter(({ hits }) => hits !== 1)).toEqual([]);
    expect(seen.filter(({ wrongs }) => wrongs.length > 0)).toEqual([]);
    const green = seen.filter(({ state, position }) => move.ends && position <= CONFIRMING && state === 'success');
    expect(green).toEqual([]);
    expect(seen.filter(({ later }) => !move.end.includes(later))).toEqual([]);
  });
});

// Runs of one pull request act one after the other where gate.yml is called as its page shows; what is right must not depend on it.
describe.each(MOVES.filter(({ answered }) => answered))('$name, and the run for it takes place', (move) => {
  test('between any two requests of the acting job', async () => {
    const seen = await all(move, ACTING, true);
    expect(seen.filter(({ hits }) => hits !== 1)).toEqual([]);
    expect(seen.filter(({ wrongs }) => wrongs.length > 0)).toEqual([]);
    expect(seen.filter(({ later }) => !move.end.includes(later))).toEqual([]);
  });
});
