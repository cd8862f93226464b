import { describe, expect, test } from 'vitest';
import { loadPolicy } from '../load/load.ts';
import { type Candidate, type DueInput, whyDue } from './due.ts';
import type { FreezeIssue } from './live.ts';

const AT = '2026-11-20T10:00:00Z';
const BEFORE = '2026-11-20T09:00:00Z';
const AFTER = '2026-11-20T11:00:00Z';

const policyOf = (text: string) =>
  loadPolicy({ path: 'p', commit: null, text: `version: 1\n${text}`, files: new Map() });

const INPUT: DueInput = {
  policy: policyOf(''),
  freezes: [],
  freezeInput: '',
  all: false,
  now: new Date('2026-11-20T12:00:00Z'),
};

const FREEZE: FreezeIssue = {
  number: 9,
  title: 'Stop',
  url: '',
  state: 'open',
  openedAt: AT,
  closedBy: null,
  closerCanWrite: null,
};

const FROZEN: Partial<DueInput> = { freezes: [FREEZE] };
const BOT = { login: 'renovate[bot]', id: 1, type: 'Bot' } as const;
const PERSON = { login: 'octocat', id: 2, type: 'User' } as const;

type State = NonNullable<Candidate['status']>['state'];

function candidate(description: string | null, more: Partial<Candidate> = {}, state: State = 'pending'): Candidate {
  const context = 'gatehouse/main';
  return {
    pullRequest: 7,
    author: BOT,
    status: description === null ? null : { context, state, description, creator: null, createdAt: AT },
    armed: false,
    approvals: [],
    lastReviewAt: null,
    lastRemarkAt: null,
    lastCheckAt: null,
    ...more,
  };
}

const CLOSED = policyOf("merge:\n  window: { time-zone: UTC, open: [{ days: [fri], from: '08:00', to: '11:00' }] }\n");
const ARMS = policyOf('merge: { after-approval: arm }');
const APPROVED = { armed: true, approvals: ['octocat'] };
const REVIEWS = policyOf('review:\n  reviewers:\n    - { name: model, identity: { login: "reviewer[bot]" } }\n');

describe('due', () => {
  test.each<[string, Candidate, Partial<DueInput>]>([
    ['it has no gate status', candidate(null), {}],
    ['it has no gate status', candidate(null, { author: PERSON }), {}],
    ['its last judgement was an error', candidate('error: x', { author: PERSON }, 'error'), {}],
    ['its last judgement was an error', candidate('error: x', {}, 'error'), {}],
    ['everything is judged again', candidate('review: x'), { all: true }],
    ['its gate status does not say what Gatehouse would', candidate('all good', {}, 'success'), {}],
    ['a lane binds its author by now', candidate('advice: x', {}, 'success'), {}],
    ['a freeze has begun', candidate('auto-merge: x', { armed: true }, 'success'), FROZEN],
    ['a freeze has begun', candidate('auto-merge: x', { armed: true }, 'success'), { freezeInput: 'incident' }],
    ['it is not armed any more', candidate('auto-merge: x', {}, 'success'), {}],
    ['it is not armed any more', candidate('auto-merge: x', {}, 'success'), FROZEN],
    ['the run that was arming it did not end', candidate('auto-merge: arming', { armed: true }), {}],
    ['the freeze has ended', candidate('frozen: x'), {}],
    ['it was reviewed since', candidate('frozen: x', { lastReviewAt: AFTER }), FROZEN],
    ['the window has closed', candidate('auto-merge: x', { armed: true }, 'success'), { policy: CLOSED }],
    ['a freeze has begun', candidate('waiting until 2026-11-21T00:00Z: x'), FROZEN],
    ['its time has come', candidate('waiting until 2026-11-20T12:00Z: x'), {}],
    ['something was said or checked since', candidate('waiting: x', { lastCheckAt: AFTER }), {}],
    ['it was reviewed since', candidate('review: x', { lastReviewAt: AFTER }), {}],
    ['it was reviewed since', candidate('approval: x', { lastReviewAt: AFTER }), {}],
    ['the approval it rests on is gone', candidate('review: x', {}, 'success'), {}],
    ['a freeze has begun', candidate('review: x', APPROVED, 'success'), { ...FROZEN, policy: ARMS }],
    [
      'something was said or checked since',
      candidate('blocked: x', { lastRemarkAt: AFTER }, 'failure'),
      { policy: REVIEWS },
    ],
  ])('%s', (why, one, more) => expect(whyDue({ ...INPUT, ...more }, one)).toBe(why));
});

describe('not due', () => {
  test.each<[string, Candidate, Partial<DueInput>]>([
    ['a person has his advice', candidate('advice: x', { author: PERSON }, 'success'), { all: true }],
    ['armed and nothing is frozen', candidate('auto-merge: x', { armed: true }, 'success'), {}],
    ['still frozen', candidate('frozen: x'), FROZEN],
    ['its time has not come', candidate('waiting until 2026-11-20T12:01Z: x'), {}],
    ['nobody reviewed since', candidate('review: x', { lastReviewAt: BEFORE }), {}],
    ['a comment is no review', candidate('review: x', { lastRemarkAt: AFTER }), {}],
    ['reviewed, and still is', candidate('review: x', { approvals: ['octocat'] }, 'success'), {}],
    ['approved, frozen, and armed by a person', candidate('approval: x', APPROVED, 'success'), FROZEN],
    ['approved and armed, and nothing is frozen', candidate('approval: x', APPROVED, 'success'), { policy: ARMS }],
    ['blocked by its bytes', candidate('blocked: x', { lastRemarkAt: AFTER }, 'failure'), {}],
  ])('%s', (_what, one, more) => expect(whyDue({ ...INPUT, ...more }, one)).toBeNull());
});
