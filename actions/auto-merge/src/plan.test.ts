import type { Disposition, LiveState, OwnComment } from '@gatehouse/policy';
import { describe, expect, test } from 'vitest';
import { type PlanInput, plan, type Step } from './plan.ts';

const HEAD = 'a'.repeat(40);

const LIVE: LiveState = {
  state: 'open',
  draft: false,
  pullRequestId: 'PR_1',
  head: HEAD,
  headRef: 'renovate/redis',
  title: '',
  body: '',
  author: { login: 'renovate[bot]', id: 1, type: 'Bot' },
  baseRef: 'main',
  baseTip: 'b'.repeat(40),
  defaultBranch: 'main',
  sharers: [],
  labels: [],
  reviews: [],
  lastPushers: [],
  freezes: [],
  statuses: [],
  oldestCheckSuite: null,
  arming: null,
  queued: false,
  comments: [],
};

const ARMED: Disposition = {
  kind: 'auto-merge',
  state: 'success',
  arm: true,
  lane: 'bumps',
  risk: 'low',
  approvedBy: [],
  waitsFor: [],
  until: null,
  next: 'It merges itself.',
  reasons: [],
};
const WAITS: Disposition = { ...ARMED, kind: 'review', state: 'pending', arm: false, next: 'It waits for a review.' };
const REVIEWED: Disposition = { ...WAITS, state: 'success', approvedBy: ['octocat'] };
const ADVICE: Disposition = { ...ARMED, kind: 'advice', arm: false };
const BLOCKED: Disposition = { ...ARMED, kind: 'blocked', state: 'failure', arm: false };

const ours = { by: null, enabledAt: '2026-01-01T00:00:00Z', ours: true };
const theirs = { ...ours, ours: false };
const comment = (id: number, body: string): OwnComment => ({ id, nodeId: `IC_${id}`, body });

/** Steps as words, the status with its state. */
const words = (steps: readonly Step[]): string[] =>
  steps.map((step) => (step.do === 'status' ? `status ${step.state}` : step.do));

function planned(disposition: Disposition, live: Partial<LiveState> = {}, more: Partial<PlanInput> = {}): string[] {
  const labels = { add: [], remove: [] };
  const input = { disposition, live: { ...LIVE, ...live }, mergeQueue: false, labels, comment: null, bound: true };
  return words(plan({ ...input, ...more }));
}

/** The status that a disposition leaves behind. */
function left(disposition: Disposition): Pick<LiveState, 'statuses'> {
  const step = plan({
    disposition,
    live: LIVE,
    mergeQueue: false,
    labels: { add: [], remove: [] },
    comment: null,
    bound: true,
  }).find((one) => one.do === 'status');
  if (step?.do !== 'status') throw new Error('no status');
  const { state, description } = step;
  return { statuses: [{ context: 'gatehouse/main', state, description, creator: null, createdAt: '' }] };
}

describe('what merges itself', () => {
  test.each<[string, Partial<LiveState>, string[]]>([
    ['is armed while it is not green', {}, ['arm', 'confirm', 'status success']],
    [
      'is armed while it is not green, although it was',
      { statuses: left(REVIEWED).statuses },
      ['status pending', 'arm', 'confirm', 'status success'],
    ],
    ['is left alone when all is so', { ...left(ARMED), arming: ours }, []],
    ['is armed anew for another head', { arming: ours }, ['disarm', 'arm', 'confirm', 'status success']],
    ['keeps the arming of a person', { arming: theirs }, ['confirm', 'status success']],
    ['is armed again when somebody disarmed it', left(ARMED), ['status pending', 'arm', 'confirm', 'status success']],
  ])('%s', (_what, live, steps) => expect(planned(ARMED, live)).toEqual(steps));

  test('is told of before it turns green', () => {
    const more = { labels: { add: ['merge/auto'], remove: ['merge/manual'] }, comment: 'x' };
    const steps = ['arm', 'add-labels', 'remove-label', 'create-comment', 'confirm', 'status success'];
    expect(planned(ARMED, {}, more)).toEqual(steps);
  });

  test('is enqueued once it is green, where there is a queue', () => {
    expect(planned(ARMED, {}, { mergeQueue: true })).toEqual(['confirm', 'status success', 'enqueue']);
    expect(planned(ARMED, { ...left(ARMED), queued: true }, { mergeQueue: true })).toEqual([]);
  });
});

describe('what nobody binds', () => {
  const FAULT: Disposition = { ...BLOCKED, kind: 'error', state: 'error' };

  test('stays armed by its person under an error, which the status says', () => {
    expect(planned(FAULT, { arming: theirs, queued: true }, { bound: false })).toEqual(['status error']);
    expect(planned(FAULT, { arming: theirs, queued: true })).toEqual(['disarm', 'dequeue', 'status error']);
  });
});

describe('what does not', () => {
  test.each<[string, Disposition, Partial<LiveState>, string[]]>([
    ['waits', WAITS, {}, ['status pending']],
    ['is disarmed before anything is said', WAITS, { arming: ours }, ['disarm', 'status pending']],
    ['is disarmed whoever armed it', BLOCKED, { arming: theirs }, ['disarm', 'status failure']],
    ['leaves the queue', BLOCKED, { queued: true }, ['dequeue', 'status failure']],
    ['is not told twice', WAITS, left(WAITS), []],
    ['is left to people once reviewed', REVIEWED, {}, ['status success']],
    ['is left to the person who armed it', REVIEWED, { arming: theirs, queued: true }, ['status success']],
    ['is not merged by us once people have taken over', REVIEWED, { arming: ours }, ['disarm', 'status success']],
    ['is advice', ADVICE, { arming: theirs, queued: true }, ['status success']],
  ])('%s', (_what, disposition, live, steps) => expect(planned(disposition, live)).toEqual(steps));
});

describe('a status of the same words that another account wrote', () => {
  const forged = (disposition: Disposition): Pick<LiveState, 'statuses'> => ({
    statuses: left(disposition).statuses.map((status) => ({ ...status, ours: false })),
  });

  test.each<[string, Disposition, Partial<LiveState>, string[]]>([
    ['does not stand for ours', WAITS, forged(WAITS), ['status pending']],
    ['does not stand for our advice', ADVICE, forged(ADVICE), ['status success']],
    [
      'is no proof that the arming is for this head',
      ARMED,
      { ...forged(ARMED), arming: ours },
      ['disarm', 'status pending', 'arm', 'confirm', 'status success'],
    ],
    ['hides whether ours is green', ARMED, forged(WAITS), ['status pending', 'arm', 'confirm', 'status success']],
  ])('%s', (_what, disposition, live, steps) => expect(planned(disposition, live)).toEqual(steps));
});

describe('the comment', () => {
  const said = (comments: readonly OwnComment[]): string[] =>
    planned(WAITS, { ...left(WAITS), comments }, { comment: 'now' });

  test('is written once', () => expect(said([])).toEqual(['create-comment']));
  test('is changed when it says something else', () => expect(said([comment(1, 'then')])).toEqual(['update-comment']));
  test('is left alone when it says that', () => expect(said([comment(1, 'now\n')])).toEqual([]));
  test('stays the first of its kind', () =>
    expect(said([comment(1, 'now'), comment(2, 'now')])).toEqual(['delete-comment']));
  test('is not written as advice', () => expect(planned(ADVICE, left(ADVICE), { comment: 'now' })).toEqual([]));
});

test('a status of the same words in another case of the context is the same status', () => {
  const [status] = left(WAITS).statuses;
  const statuses = status === undefined ? [] : [{ ...status, context: 'Gatehouse/Main' }];
  expect(planned(WAITS, { statuses })).toEqual([]);
});
