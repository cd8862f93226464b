import { policyDigest } from '@gatehouse/action-kit';
import { memoryIo, verdictOf } from '@gatehouse/action-kit/testing';
import type { BranchAdvance, CommitStatus, StatusWriter } from '@gatehouse/forge';
import { GatehouseError, type Verdict } from '@gatehouse/policy';
import { describe, expect, test } from 'vitest';
import { runReport } from './run.ts';

const HEAD = 'a'.repeat(40);
const TIP = 'b'.repeat(40);
const LATER = 'd'.repeat(40);
const POLICY = '.github/gatehouse.yml';
const TEXT = 'version: 1\nholds:\n  - from-renovate: holds.json5\n';

const bytes = new TextEncoder().encode(TEXT);
const bound = { policy: policyDigest(bytes) };
const target = { kind: 'pull-request', pullRequest: 7, head: HEAD, baseRef: 'main' } as const;

type Binding = Awaited<ReturnType<StatusWriter['readBinding']>>;

interface Now {
  readonly binding?: Partial<Binding>;
  readonly advance?: BranchAdvance;
  readonly fault?: Error;
  readonly about?: Parameters<typeof runReport>[2];
  readonly judgeResult?: string;
}

const file = { path: POLICY, commit: TIP, bytes };
const person = { login: 'octocat', id: 1, type: 'User' } as const;
const sharers = [{ pullRequest: 7, author: person }];
const found: Binding = { head: HEAD, baseRef: 'main', baseTip: TIP, state: 'open', policy: file, sharers };

async function report(verdict: Verdict | string, now: Now = {}) {
  const posted: CommitStatus[] = [];
  const asked: string[] = [];
  const forge: StatusWriter = {
    readBinding: async () => {
      asked.push('readBinding');
      if (now.fault !== undefined) throw now.fault;
      return { ...found, ...now.binding };
    },
    compareTips: async (from, to) => {
      asked.push(`compareTips ${from.slice(0, 1)}..${to.slice(0, 1)}`);
      return now.advance ?? { ahead: true, paths: [] };
    },
    postStatus: async (status) => void posted.push(status),
  };
  const io = memoryIo();
  const deps = { forge, io, repository: 'o/r', runUrl: 'https://github.com/o/r/actions/runs/1' };
  const json = typeof verdict === 'string' ? verdict : JSON.stringify(verdict);
  const inputs = { token: 't', verdict: json, policy: POLICY, judgeResult: now.judgeResult ?? '' };
  const status = await runReport(deps, inputs, now.about ?? target);
  expect(posted).toEqual([status]);
  return { ...status, asked, io };
}

const finding = {
  rule: 'scope/residue',
  path: 'a.yaml',
  line: 3,
  message: 'Line 3 is not a version.',
  fix: 'Take it out.',
};

describe('the four outcomes', () => {
  test('pass', async () => {
    const status = await report(verdictOf(bound));
    expect(status).toMatchObject({ sha: HEAD, context: 'gatehouse/main', state: 'success' });
    expect(status.targetUrl).toBe('https://github.com/o/r/actions/runs/1');
    expect(status.asked).toEqual(['readBinding']);
    expect(status.io.outputs).toEqual(
      new Map([
        ['state', 'success'],
        ['context', 'gatehouse/main'],
      ]),
    );
  });

  test('skip is a success that says so', async () => {
    const status = await report(verdictOf({ ...bound, outcome: 'skip', enforced: false, findings: [finding] }));
    expect(status.state).toBe('success');
    expect(status.description).toMatch(/^advice/i);
  });

  test('block is its first reason, and needs nothing read again', async () => {
    const status = await report(verdictOf({ ...bound, outcome: 'block', findings: [finding] }));
    expect(status).toMatchObject({ state: 'failure', asked: [] });
    expect(status.description).toContain('Line 3 is not a version.');
  });

  test('error', async () => {
    const error = { ...finding, rule: 'error/unavailable', path: null, line: null, message: 'GitHub is down.' };
    const open = {
      repository: null,
      pullRequest: null,
      head: null,
      baseRef: null,
      baseTip: null,
      base: null,
      policy: null,
    };
    const status = await report(verdictOf({ ...open, outcome: 'error', findings: [error] }));
    expect(status).toMatchObject({ sha: HEAD, context: 'gatehouse/main', state: 'error' });
    expect(status.description).toContain('GitHub is down.');
  });

  test('a cut verdict is reported like any other', async () => {
    const counts = { bumps: 900, findings: 0, members: 0 };
    expect((await report(verdictOf({ ...bound, truncated: true, counts }))).state).toBe('success');
  });
});

describe('no verdict about this change is an error', () => {
  test.each([
    ['', 'There is no verdict.'],
    [' \n', 'There is no verdict.'],
    ['{', 'not one of Gatehouse'],
    ['{}', 'not one of Gatehouse'],
    [JSON.stringify(verdictOf(bound)).slice(0, -20), 'not one of Gatehouse'],
    [verdictOf({ ...bound, repository: 'o/other' }), 'another repository'],
    [verdictOf({ ...bound, pullRequest: 8 }), 'another pull request'],
    [verdictOf({ ...bound, pullRequest: null }), 'another pull request'],
    [verdictOf({ ...bound, head: LATER }), 'another head'],
    [verdictOf({ ...bound, baseRef: null }), 'another base branch'],
  ])('%s', async (verdict, reason) => {
    const status = await report(verdict);
    expect(status).toMatchObject({ sha: HEAD, context: 'gatehouse/main', state: 'error', asked: [] });
    expect(status.description).toContain(reason);
    expect(status.description.length).toBeLessThanOrEqual(140);
  });

  test('the result of the judging job says why', async () => {
    expect((await report('', { judgeResult: 'failure' })).description).toContain("ended as 'failure'");
  });
});

describe('a pass that no longer holds is an error', () => {
  test.each<[string, Now, string]>([
    ['head moved', { binding: { head: LATER } }, 'The head moved'],
    ['retargeted', { binding: { baseRef: 'release' } }, 'retargeted'],
    ['closed', { binding: { state: 'closed' } }, 'is closed'],
    ['merged', { binding: { state: 'merged' } }, 'is merged'],
    ['policy gone', { binding: { policy: { ...file, bytes: null } } }, 'policy changed'],
    ['policy changed', { binding: { policy: { ...file, bytes: new Uint8Array([35]) } } }, 'policy changed'],
    ['base rewritten', { binding: { baseTip: LATER }, advance: { ahead: false, paths: null } }, 'rewritten'],
    [
      'too much to compare',
      { binding: { baseTip: LATER }, advance: { ahead: true, paths: null } },
      'more than can be compared',
    ],
    [
      'a judged file',
      { binding: { baseTip: LATER }, advance: { ahead: true, paths: ['apps/redis.yaml'] } },
      'apps/redis.yaml',
    ],
    ['a named file', { binding: { baseTip: LATER }, advance: { ahead: true, paths: ['holds.json5'] } }, 'holds.json5'],
    [
      'cannot be read again',
      { fault: new GatehouseError('unavailable', 'GitHub is down.', 'Again.') },
      'GitHub is down.',
    ],
  ])('%s', async (_name, now, reason) => {
    const status = await report(verdictOf(bound), now);
    expect(status).toMatchObject({ sha: HEAD, context: 'gatehouse/main', state: 'error' });
    expect(status.description).toContain(reason);
  });

  test('a chart that moved beside a judged lock', async () => {
    const [bump] = verdictOf().bumps;
    const bumps = bump === undefined ? [] : [{ ...bump, path: 'charts/x/Chart.lock' }];
    const now = { binding: { baseTip: LATER }, advance: { ahead: true, paths: ['charts/x/Chart.yaml'] } };
    expect((await report(verdictOf({ ...bound, bumps }), now)).state).toBe('error');
  });

  test('a base that moved beside a cut verdict', async () => {
    const verdict = verdictOf({ ...bound, truncated: true, counts: { bumps: 900, findings: 0, members: 0 } });
    expect((await report(verdict, { binding: { baseTip: LATER } })).state).toBe('error');
  });

  test('a defect of our own', async () => {
    const status = await report(verdictOf(bound), { fault: new TypeError('oops') });
    expect(status).toMatchObject({ state: 'error', description: 'error: internal, see the log' });
  });
});

describe('advice and who else has the head by now', () => {
  const advice = verdictOf({ ...bound, outcome: 'skip', enforced: false });
  const bot = { login: 'renovate[bot]', id: 2, type: 'Bot' } as const;
  const listed = new TextEncoder().encode('version: 1\nauthors: { enforce: [robot] }\n');
  const broken = new TextEncoder().encode('version: 2\n');

  test.each<[string, Binding['sharers'][number]['author'], Uint8Array, string]>([
    ['another person', person, bytes, 'success'],
    ['a bot', bot, bytes, 'error'],
    ['a deleted account', null, bytes, 'error'],
    ['an account that the policy lists', { login: 'robot', id: 3, type: 'User' }, listed, 'error'],
    ['a bot that the policy does not list', bot, listed, 'success'],
    ['a bot while the policy cannot be read', bot, broken, 'error'],
  ])('%s', async (_name, author, text, state) => {
    const policy = { ...file, bytes: text };
    const binding = { policy, sharers: [...sharers, { pullRequest: 8, author }] };
    const verdict = { ...advice, policy: policyDigest(text) };
    expect((await report(verdict, { binding })).state).toBe(state);
  });

  test('the judged author was judged already', async () => {
    const binding = { policy: { ...file, bytes: broken }, sharers: [{ pullRequest: 7, author: bot }] };
    expect((await report({ ...advice, policy: policyDigest(broken) }, { binding })).state).toBe('success');
  });
});

describe('a base that moved elsewhere', () => {
  const now = { binding: { baseTip: LATER }, advance: { ahead: true, paths: ['docs/a.md'] } };

  test('leaves a pass as it is', async () => {
    const status = await report(verdictOf(bound), now);
    expect([status.state, status.asked]).toEqual(['success', ['readBinding', 'compareTips b..d']]);
  });

  test('is not even compared for advice', async () => {
    const status = await report(verdictOf({ ...bound, outcome: 'skip', enforced: false }), now);
    expect([status.state, status.asked]).toEqual(['success', ['readBinding']]);
  });
});

describe('a merge group', () => {
  const about = { kind: 'merge-group', baseRef: 'main', baseSha: TIP, head: HEAD } as const;
  const group = { ...bound, pullRequest: null, author: null, members: [verdictOf(bound)] };

  test('is reported on its own commit and reads nothing again', async () => {
    expect(await report(verdictOf(group), { about })).toMatchObject({ sha: HEAD, state: 'success', asked: [] });
  });

  test.each([
    ['another base', { baseTip: LATER }],
    ['another branch', { baseRef: 'release' }],
    ['a pull request', { pullRequest: 7 }],
  ])('refuses a verdict about %s', async (_name, change) => {
    expect((await report(verdictOf({ ...group, ...change }), { about })).state).toBe('error');
  });
});
