import { FAILURES, type FailureName, type FaultMatch } from '@gatehouse/simulator';
import { describe, expect, test } from 'vitest';
import { DEFAULT_PATIENCE } from '../../../packages/forge/src/github/index.ts';
import { ACT, POLICY } from '../gate.ts';
import { POLICY_PATH } from './process.ts';
import { lookAfterwards, run, type World, world } from './world.ts';

/** One attempt at each request: what fails, fails for good. The time-out is long enough for whatever answers. */
const ONE_ATTEMPT = { ...DEFAULT_PATIENCE, retries: 0, limitRetries: 0, unitMs: 1, attemptMs: 4000 };

/** Worlds at a time; each waits most of the time. */
const AT_ONCE = 12;

interface Scenario {
  readonly name: string;
  /** How each request of the undisturbed run is called when it fails. Two that are made side by side may come in either order. */
  readonly calls: readonly RegExp[];
  /** Everything up to the run that is disturbed; CI has not ended. */
  readonly prepare: () => Promise<World>;
}

const REVIEWED = POLICY.replace('merge:\n', 'merge:\n  after-approval: arm\n').concat('scope:\n  updates: [major]\n');

const JUDGING = [
  /^read pull request #1/,
  /^compare /,
  /^list the files of pull request #1/,
  /^read (the conversation of #1|apps\/redis\.yaml)/,
  /^read (the conversation of #1|apps\/redis\.yaml)/,
  /^read pull request #1 again/,
];
const DECIDING = [
  /^read the state of #1/,
  /^read the (rules of|branch) main \(/,
  /^read the (rules of|branch) main \(/,
  /^read ruleset \d+/,
];
const ARM = /^arm auto-merge of #1/;
const AGAIN = /^read the state of #1/;
const STATUS = /^write the status gatehouse\/main on /;

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a first run',
    calls: [...JUDGING, ...DECIDING, ARM, /^comment on #1/, /^read the comments of #1/, AGAIN, STATUS],
    prepare: () => world({ ci: 'pending' }),
  },
  {
    name: 'an unchanged run of what is armed and green',
    calls: [...JUDGING, ...DECIDING],
    prepare: async () => {
      const it = await world({ ci: 'pending' });
      await run(it);
      return it;
    },
  },
  {
    name: 'a run after an approval',
    calls: [...JUDGING, ...DECIDING, ARM, /^edit comment \d+/, AGAIN, STATUS],
    prepare: async () => {
      const it = await world({ ci: 'pending', tag: '8.0.0', files: { [POLICY_PATH]: REVIEWED } });
      await run(it);
      const { repository, pull } = it;
      repository.conversation.addReview(pull.number, { state: 'APPROVED', author: 'senior', commit: pull.head });
      return it;
    },
  },
];

function gateStatus({ repository, pull }: World) {
  return repository.statuses(pull.head).findLast(({ context }) => context === 'gatehouse/main') ?? null;
}

async function failing({ prepare, calls }: Scenario, kind: FailureName, position: number) {
  const it = await prepare();
  const { repository, simulator, pull } = it;
  const fault = simulator.github.faults.add({ match: { index: position }, do: FAILURES[kind] });
  const { state, log } = await run(it, { patience: ONE_ATTEMPT });
  const status = gateStatus(it);
  const armed = repository.pullRequest(pull.number).autoMerge !== null;
  repository.addStatus(pull.head, { context: 'ci', state: 'success' });
  lookAfterwards(it);
  await simulator.close();
  const said = /(?:could not|the token may not) (.*)/s;
  const [, inStatus = ''] = said.exec(status?.description ?? '') ?? [];
  const [, inLog = ''] = said.exec(log) ?? [];
  const call = calls[position - 1] ?? /never/;
  return {
    at: `${position} ${call.source} ${kind}`,
    hits: fault.hits(),
    state: `${state} ${status?.state}`,
    armed,
    merged: repository.merges.length > 0,
    named: call.test(inStatus) && call.test(inLog),
    wrongs: it.wrongs,
  };
}

type Failed = Awaited<ReturnType<typeof failing>>;

/** A ruleset that a token may not see is not a fault but an unknown: nothing is armed, and a person may merge what was approved. */
const isUnknown = ({ at }: Failed): boolean => /ruleset.* 40[34]$/.test(at);

/** An answer that was lost, or a comment that failed once: looked at, found done or done again, and so not failed. */
const isMended = ({ at }: Failed): boolean =>
  /arm auto-merge.* (timeout|cut-body)$/.test(at) || /comment on.* (500|timeout|cut-body)$/.test(at);

async function inTurns<T, R>(list: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const todo = [...list.entries()];
  const worker = async () => {
    for (let next = todo.shift(); next !== undefined; next = todo.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

describe.each(SCENARIOS)('$name', (scenario) => {
  const positions = scenario.calls.map((_, i) => i + 1);

  test('undisturbed', async () => {
    const it = await scenario.prepare();
    it.simulator.requests.length = 0;
    expect((await run(it)).state).toBe('success');
    expect(it.simulator.requests).toHaveLength(positions.length);
  });

  test.each(Object.keys(FAILURES) as FailureName[])('each request fails: %s', async (kind) => {
    const all = await inTurns(positions, (position) => failing(scenario, kind, position));
    expect(all.filter(({ hits, wrongs }) => hits !== 1 || wrongs.length > 0)).toEqual([]);
    for (const one of all.filter(isMended)) expect(one).toMatchObject({ state: 'success success', merged: true });
    for (const one of all.filter(isUnknown)) expect(one).toMatchObject({ armed: false, merged: false });
    const failed = all.filter((one) => !isMended(one) && !isUnknown(one));
    expect(failed.filter(({ state, merged, named }) => state !== 'error error' || merged || !named)).toEqual([]);
    // without having seen it, the acting job can only take its green away
    expect(failed.filter(({ armed, at }) => armed && !at.startsWith('7 '))).toEqual([]);
  });
});

test('what a person armed stays armed where nobody binds him, whatever fails', async () => {
  const prepare = async () => {
    const it = await world({ ci: 'pending', author: 'octocat' });
    it.repository.merging.arm(it.pull.number);
    return it;
  };
  const { simulator, ...it } = await prepare();
  simulator.requests.length = 0;
  await run({ simulator, ...it });
  const positions = Array.from({ length: simulator.requests.length }, (_, i) => i + 1);
  const calls = positions.map(() => /./);
  const all = await inTurns(positions, (position) => failing({ name: '', calls, prepare }, '500', position));
  expect(all.length).toBeGreaterThan(6);
  expect(all.filter(({ hits, state }) => hits !== 1 || state !== 'error error')).toEqual([]);
  expect(all.filter(({ armed, merged }) => !armed || merged)).toEqual([]);
});

/** With a queue, and an App that acts: what GitHub Actions enqueues starts no checks. */
function withApp(it: World): World {
  const login = 'gatehouse[bot]';
  it.repository.collaborator(login, 'write');
  for (const { id, rules } of it.repository.rules.rulesets.values()) {
    const pinned = rules.map((rule) =>
      rule.type === 'required_status_checks'
        ? { ...rule, checks: rule.checks.map((check) => ({ ...check, appId: check.appId === null ? null : APP })) }
        : rule,
    );
    it.repository.rules.changeRuleset(id, { rules: [...pinned, { type: 'merge_queue' }] });
  }
  const act = it.simulator.github.createToken({ permissions: ACT.permissions ?? {}, login, appId: APP });
  return { ...it, tokens: { ...it.tokens, act } };
}

const APP = 77;

describe('where a merge queue is', () => {
  const queued = async (match: FaultMatch | null, kind: FailureName) => {
    const it = withApp(await world());
    it.simulator.requests.length = 0;
    if (match !== null) it.simulator.github.faults.add({ match, do: FAILURES[kind] });
    const { state } = await run(it, { patience: ONE_ATTEMPT });
    const { length } = it.simulator.requests;
    await it.simulator.close();
    const entries = it.repository.queues.get('main')?.length ?? 0;
    return { state: `${state} ${gateStatus(it)?.state}`, entries, length, wrongs: it.wrongs };
  };

  test('what passes is enqueued', async () => {
    expect(await queued(null, '500')).toMatchObject({ state: 'success success', entries: 1, wrongs: [] });
  });

  test.each(['500', 'timeout'] as const)('what fails is neither in it nor green: %s', async (kind) => {
    const { length } = await queued(null, kind);
    const positions = Array.from({ length }, (_, i) => i + 1);
    const all = await inTurns(positions, async (index) => ({ index, ...(await queued({ index }, kind)) }));
    const mended = all.filter(({ state }) => state === 'success success');
    // the comment, written again or found, and the queue, where it was found
    expect(mended.map(({ entries }) => entries)).toEqual(kind === '500' ? [1] : [1, 1]);
    const failed = all.filter((one) => !mended.includes(one));
    expect(
      failed.filter(({ state, entries, wrongs }) => state !== 'error error' || entries > 0 || wrongs.length > 0),
    ).toEqual([]);
  });
});

/** The call and, where there is one, the look whether it has happened. */
const NEVER_AGAIN: readonly (readonly [string, readonly FaultMatch[]])[] = [
  ['comment on #1', [{ method: 'POST', path: /\/comments$/ }, { graphql: /\{ id number comments\(/ }]],
  ['arm auto-merge of #1', [{ graphql: /enablePullRequestAutoMerge|autoMergeRequest \{ mergeMethod/ }]],
  ['write the status', [{ path: /\/statuses\// }]],
];

describe.each(NEVER_AGAIN)('every attempt fails: %s', (call, matches) => {
  test.each(Object.keys(FAILURES) as FailureName[])('%s', async (kind) => {
    const it = await world({ ci: 'pending' });
    for (const match of matches) it.simulator.github.faults.add({ match, do: FAILURES[kind] });
    const { state, log } = await run(it, { patience: ONE_ATTEMPT });
    expect(state).toBe('error');
    expect(log).toContain(call);
    expect(it.repository.pullRequest(it.pull.number).autoMerge).toBeNull();
    it.repository.addStatus(it.pull.head, { context: 'ci', state: 'success' });
    lookAfterwards(it);
    expect([it.wrongs, it.repository.merges]).toEqual([[], []]);
  });
});
