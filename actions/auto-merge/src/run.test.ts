import { memoryIo } from '@gatehouse/action-kit/testing';
import { bodyDigest, type Verdict } from '@gatehouse/policy';
import { describe, expect, test } from 'vitest';
import type { AutoMergeInputs } from './inputs.ts';
import { runAutoMerge } from './run.ts';
import {
  gateState,
  gateVerdict,
  HEAD,
  LATER,
  type MemoryForge,
  memoryForge,
  OCTOCAT,
  POLICY,
  policyFile,
  RENOVATE,
  TIP,
  type Trouble,
  type World,
} from './testing.ts';

const EVENT = { kind: 'pull-request', pullRequest: 7, head: HEAD, baseRef: 'main' } as const;
const { live: LIVE } = memoryForge().world;
const OURS = { by: null, enabledAt: '2026-01-01T00:00:00Z', ours: true };
const GREEN = { context: 'gatehouse/main', state: 'success', description: 'x', creator: null, createdAt: '' } as const;

type Given = Partial<AutoMergeInputs> & {
  readonly of?: Verdict | string;
  readonly about?: Parameters<typeof runAutoMerge>[2];
};

/** One run of the action against a forge. */
async function run(forge: MemoryForge, { of = gateVerdict(), about = EVENT, ...more }: Given = {}) {
  const io = memoryIo();
  const deps = {
    forge,
    io,
    repository: 'o/r',
    serverUrl: 'https://github.com',
    runUrl: 'https://github.com/o/r/actions/runs/1',
    clock: () => new Date('2026-11-21T12:00:00Z'),
  };
  const inputs: AutoMergeInputs = {
    token: 't',
    verdict: typeof of === 'string' ? of : JSON.stringify(of),
    policy: '.github/gatehouse.yml',
    judgeResult: '',
    pullRequest: null,
    mode: 'act',
    freeze: '',
    ...more,
  };
  const { state } = await runAutoMerge(deps, inputs, about);
  return { state, io };
}

const withLive = (live: Partial<World['live']>): Partial<World> => ({ live: { ...LIVE, ...live } });

/** Status on the head as it is by now, and whether anything can still merge it. */
const fate = (forge: MemoryForge) => [gateState(forge), forge.world.live.arming === null ? 'disarmed' : 'armed'];

const WRITES = /^(status|arm|disarm|enqueue|dequeue|label|unlabel|comment|edit|delete)/;
const writesOf = ({ calls }: MemoryForge) => calls.filter((call) => WRITES.test(call));

describe('a bump of low risk', () => {
  test('is armed for the judged head, told of, read again, and green last', async () => {
    const forge = memoryForge();
    const { state, io } = await run(forge);
    expect([state, ...fate(forge)]).toEqual(['success', 'success', 'armed']);
    expect(writesOf(forge)).toEqual(['arm a', 'label merge/auto, risk/low', 'comment', 'status success on a']);
    expect(forge.calls.at(-2)).toMatch(/^read/);
    expect(io.outputs).toEqual(
      new Map([
        ['disposition', 'auto-merge'],
        ['state', 'success'],
        ['risk', 'low'],
        ['armed', 'true'],
        ['until', ''],
      ]),
    );
  });

  test('is left alone once it is so', async () => {
    const forge = memoryForge();
    await run(forge);
    const before = writesOf(forge).length;
    await run(forge);
    expect(writesOf(forge).length).toBe(before);
  });

  test('is enqueued once it is green, where there is a queue', async () => {
    const forge = memoryForge({ posture: { ...memoryForge().world.posture, mergeQueue: true } });
    await run(forge);
    expect(writesOf(forge).slice(-2)).toEqual(['status success on a', 'enqueue']);
  });

  test('is refused where rules do not require the gate', async () => {
    const forge = memoryForge({ posture: { ...memoryForge().world.posture, requiredChecks: [] } });
    const { io } = await run(forge);
    expect(fate(forge)).toEqual(['pending', 'disarmed']);
    expect([io.outputs.get('disposition'), io.outputs.get('armed')]).toEqual(['review', 'false']);
  });
});

describe('no verdict about this change', () => {
  test.each<[string, Given, string]>([
    ['there is none', { of: '', judgeResult: 'failure' }, "the judging job ended as 'failure'"],
    ['nonsense', { of: '{}' }, 'not one of Gatehouse'],
    ['another pull request', { of: gateVerdict({ pullRequest: 8 }) }, 'another pull request'],
    ['another repository', { of: gateVerdict({ repository: 'o/other' }) }, 'another repository'],
    ['another head', { of: gateVerdict({ head: LATER }) }, 'another head'],
    ['of one judge', { of: gateVerdict({ gate: 'diff-scope' }) }, 'that of diff-scope alone'],
  ])('is an error, and disarms: %s', async (_what, given, why) => {
    const forge = memoryForge(withLive({ arming: OURS, statuses: [GREEN] }));
    const { state, io } = await run(forge, given);
    expect([state, ...fate(forge)]).toEqual(['error', 'error', 'disarmed']);
    expect(io.annotations).toEqual([
      expect.objectContaining({ level: 'error', message: expect.stringContaining(why) }),
    ]);
    expect(forge.world.live.statuses.map(({ description }) => description).join()).toContain(why);
  });
});

describe('what moved since it was judged', () => {
  const moved = (live: Partial<World['live']>, rest: Partial<World> = {}) => ({ ...withLive(live), ...rest });
  test.each<[string, Partial<World>, (string | null)[]]>([
    ['the head', moved({ head: LATER, arming: OURS }), [null, 'disarmed']],
    ['the base branch', moved({ baseRef: 'release', arming: OURS }), [null, 'disarmed']],
    ['the policy', moved({ arming: OURS }, { policy: policyFile(`${POLICY}# \n`) }), ['error', 'disarmed']],
    [
      'the base under the change',
      moved({ baseTip: LATER, arming: OURS }, { advance: { ahead: true, paths: ['apps/redis.yaml'] } }),
      ['error', 'disarmed'],
    ],
    [
      'the base elsewhere',
      moved({ baseTip: LATER }, { advance: { ahead: true, paths: ['docs/a.md'] } }),
      ['success', 'armed'],
    ],
  ])('%s', async (_what, world, expected) => {
    const forge = memoryForge(world);
    await run(forge);
    expect(fate(forge)).toEqual(expected);
    expect(forge.calls.filter((call) => call === 'status success on d')).toEqual([]);
  });

  test.each([1, 2, 3, 4, 5, 6])('the head, before call %i', async (call) => {
    const forge = memoryForge({}, { before: (world, at) => at === call && move(world) });
    await run(forge);
    expect(fate(forge)).toEqual([null, 'disarmed']);
  });

  /** A push: the head's statuses are others, and an arming outlives it. */
  function move(world: World): void {
    world.live = { ...world.live, head: LATER, statuses: [] };
  }
});

describe('advice', () => {
  const person = withLive({ author: OCTOCAT, sharers: [{ pullRequest: 7, author: OCTOCAT }] });
  const advice = gateVerdict({ outcome: 'skip', enforced: false, author: 'octocat' });
  const theirs = { ...OURS, by: OCTOCAT, ours: false };

  test('is green, and nothing else is touched', async () => {
    const forge = memoryForge(withLive({ ...person.live, arming: theirs }));
    await run(forge, { of: advice });
    expect([fate(forge), writesOf(forge)]).toEqual([['success', 'armed'], ['status success on a']]);
  });

  test('is not enough once a bound author has the same head', async () => {
    const sharers = [
      { pullRequest: 7, author: OCTOCAT },
      { pullRequest: 8, author: RENOVATE },
    ];
    const forge = memoryForge(withLive({ ...person.live, sharers }));
    await run(forge, { of: advice });
    expect(fate(forge)).toEqual(['error', 'disarmed']);
  });
});

test('a dry run writes nothing and says what it would do', async () => {
  const forge = memoryForge();
  const { io } = await run(forge, { mode: 'dry-run' });
  expect(writesOf(forge)).toEqual([]);
  const [summary = ''] = io.summaries;
  expect(summary).toMatch(/^> \*\*Dry run\*\*/);
  expect(summary).toContain('1. arm auto-merge (squash)');
  expect(io.outputs.get('armed')).toBe('false');
});

test.each(['closed', 'merged'] as const)('a %s pull request is left alone', async (state) => {
  const forge = memoryForge(withLive({ state }));
  expect((await run(forge)).state).toBe('none');
  expect(forge.calls).toEqual(['read']);
});

test('a body that is edited while the run acts disarms again', async () => {
  const of = gateVerdict({ context: { profiles: ['ops'], body: bodyDigest(LIVE.body), canary: null } });
  const edit = (world: World) => {
    world.live = { ...world.live, body: 'Nothing to see.' };
  };
  const forge = memoryForge({}, { before: (world) => world.live.arming !== null && edit(world) });
  const { state } = await run(forge, { of });
  expect([state, ...fate(forge)]).toEqual(['error', 'error', 'disarmed']);
});

test('a freeze disarms', async () => {
  const forge = memoryForge(withLive({ arming: OURS, statuses: [GREEN] }));
  await run(forge, { freeze: 'an incident' });
  expect(fate(forge)).toEqual(['pending', 'disarmed']);
});

describe('a call that fails', () => {
  const CALLS = 8;
  const positions = Array.from({ length: CALLS }, (_, i) => i + 1);
  const failing = async (trouble: Trouble, world: Partial<World> = {}) => {
    const forge = memoryForge(world, trouble);
    const { state, io } = await run(forge);
    return { forge, state, io };
  };

  test('is one of these', async () => {
    const { forge } = await failing({});
    expect(forge.calls).toHaveLength(CALLS);
  });

  test.each(positions)('%i leaves nothing green or armed, and is named', async (at) => {
    for (const afterwards of [false, true]) {
      const { forge, state, io } = await failing({ at, afterwards });
      expect([state, ...fate(forge)]).toEqual(['error', 'error', 'disarmed']);
      expect(io.lines.join('\n')).toContain(`could not ${forge.calls[at - 1]}: GitHub is down`);
    }
  });

  const armed = withLive({ arming: OURS, statuses: [{ ...GREEN, state: 'pending' }] });

  test.each(positions.slice(1))('%i disarms what was armed before', async (at) => {
    const { forge, state } = await failing({ at }, armed);
    expect([state, ...fate(forge)]).toEqual(['error', 'error', 'disarmed']);
  });

  test('first leaves no id to disarm by, and no green under which it could merge', async () => {
    const { forge } = await failing({ at: 1 }, withLive({ arming: OURS, statuses: [GREEN] }));
    expect(fate(forge)).toEqual(['error', 'armed']);
  });
});

describe('a merge group', () => {
  const about = { kind: 'merge-group', baseRef: 'main', baseSha: TIP, head: HEAD } as const;
  const group = (parts: Partial<Verdict> = {}) =>
    gateVerdict({ pullRequest: null, author: null, members: [gateVerdict()], ...parts });
  const finding = { rule: 'scope/residue', path: 'a', line: 1, message: 'A line.', fix: 'Take it out.' };

  test.each<[string, Verdict | string, string]>([
    ['that passes', group(), 'status success on a'],
    ['that is blocked', group({ outcome: 'block', findings: [finding] }), 'status failure on a'],
    ['of another base', group({ baseTip: LATER }), 'status error on a'],
    ['without a verdict', '', 'status error on a'],
  ])('%s gets its status, and nothing is read', async (_what, of, expected) => {
    const forge = memoryForge();
    await run(forge, { of, about });
    expect(forge.calls).toEqual([expected]);
  });
});
