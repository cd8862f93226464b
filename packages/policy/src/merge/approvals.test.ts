import { describe, expect, it } from 'vitest';
import { OCTOCAT, RENOVATE, sha } from '../testing.ts';
import { approvalsOf } from './approvals.ts';
import type { LiveState } from './live.ts';
import { HUBOT, live, mergePolicy, posture, review } from './testing.ts';

const PLAIN = mergePolicy('  approvals: { high: [Hubot] }');
const LAST = mergePolicy('  approvals: { last-pusher: true }');
const BY_ID = mergePolicy('  approvals: { high: [{ login: hubot, id: 1 }] }');
const AUTOMATION = mergePolicy('  lanes: [{ name: storage, authors: [octocat], admit: [risk/pvc-increase] }]');
const ENFORCED = mergePolicy('', 'authors: { enforce: ["renovate[bot]", octocat] }');
const NAMED = mergePolicy('  approvals: { high: [octocat] }', 'authors: { enforce: ["renovate[bot]", octocat] }');

const asked = review({ state: 'CHANGES_REQUESTED' });
const none = { by: [], named: [], refused: [], changesRequested: [] };
const octocat = { ...none, by: ['octocat'] };
const refused = (why: string, login = 'octocat') => ({ ...none, refused: [{ login, why }] });
const OWN = 'it is for a pull request of their own';
const MACHINE = 'policy names that account as automation';
const PUSHED = 'the account pushed this head, and merge.approvals.last-pusher is false';

describe('approvals', () => {
  it.each<[string, Partial<LiveState>, ReturnType<typeof approvalsOf>]>([
    ['none', {}, none],
    ['one', { reviews: [review()] }, octocat],
    ['one that policy names', { reviews: [review({ author: HUBOT })] }, { ...none, by: ['hubot'], named: ['hubot'] }],
    [
      'two',
      { reviews: [review(), review({ author: HUBOT })] },
      { ...none, by: ['octocat', 'hubot'], named: ['hubot'] },
    ],
    ['the same twice', { reviews: [review(), review()] }, octocat],
    ['with a comment after it', { reviews: [review(), review({ state: 'COMMENTED' })] }, octocat],
    ['with a review begun after it', { reviews: [review(), review({ state: 'PENDING' })] }, octocat],
    ['dismissed', { reviews: [review({ state: 'DISMISSED' })] }, none],
    ['withdrawn', { reviews: [review(), asked] }, { ...none, changesRequested: ['octocat'] }],
    ['given after changes were asked for', { reviews: [asked, review()] }, octocat],
    [
      'given by another after that',
      { reviews: [asked, review({ author: HUBOT })] },
      { ...none, by: ['hubot'], named: ['hubot'], changesRequested: ['octocat'] },
    ],
    [
      'dismissed after changes were asked for',
      { reviews: [asked, review({ state: 'DISMISSED' })] },
      { ...none, changesRequested: ['octocat'] },
    ],
    [
      'changes asked for by a stranger',
      { reviews: [review({ state: 'CHANGES_REQUESTED', authorCanPush: false })] },
      none,
    ],
    [
      'changes asked for by nobody knows whom',
      { reviews: [review({ state: 'CHANGES_REQUESTED', authorCanPush: null })] },
      { ...none, changesRequested: ['octocat'] },
    ],
    [
      'of another commit',
      { reviews: [review({ commit: sha('d') })] },
      refused('it was given for dddddddddddd, not for this head'),
    ],
    [
      'of a commit that is gone',
      { reviews: [review({ commit: null })] },
      refused('it was given for a commit that is gone, not for this head'),
    ],
    [
      'of another commit after one of this',
      { reviews: [review(), review({ commit: sha('d') })] },
      refused('it was given for dddddddddddd, not for this head'),
    ],
    [
      'without write access',
      { reviews: [review({ authorCanPush: false })] },
      refused('the account has no write access'),
    ],
    ['with access unknown', { reviews: [review({ authorCanPush: null })] }, refused('the account has no write access')],
    ['by an account that is gone', { reviews: [review({ author: null })] }, none],
    [
      'by a bot',
      { reviews: [review({ author: { ...RENOVATE, login: 'approve[bot]', id: 5 } })] },
      refused('no person gave it', 'approve[bot]'),
    ],
    [
      'by a kind of account nobody knows',
      { reviews: [review({ author: { ...OCTOCAT, type: 'Unknown' } })] },
      refused('no person gave it'),
    ],
    ['by the author', { author: OCTOCAT, reviews: [review()] }, refused(OWN)],
    [
      'by the author, spelled otherwise',
      { author: { ...OCTOCAT, login: 'OctoCat' }, reviews: [review()] },
      refused(OWN),
    ],
    [
      'by the author of another pull request of this head',
      { sharers: [{ pullRequest: 8, author: OCTOCAT }], reviews: [review()] },
      refused(OWN),
    ],
    ['by the author, renamed', { author: { ...OCTOCAT, login: 'old-name' }, reviews: [review()] }, refused(OWN)],
    [
      'by who pushed last, renamed',
      { lastPushers: [{ ...OCTOCAT, login: 'old-name' }], reviews: [review()] },
      refused(PUSHED),
    ],
    [
      'by who pushed last, of no known type',
      { lastPushers: [{ ...OCTOCAT, type: 'Unknown' }], reviews: [review()] },
      refused(PUSHED),
    ],
    ['by who pushed last', { lastPushers: [RENOVATE, OCTOCAT], reviews: [review()] }, refused(PUSHED)],
  ])('%s', (_name, parts, expected) => {
    expect(approvalsOf({ policy: PLAIN, live: live(parts), posture: null })).toEqual(expected);
  });

  const approved = live({ reviews: [review()] });
  const pushed = live({ reviews: [review()], lastPushers: [OCTOCAT] });
  const viewer = posture({ viewer: 'Octocat' });
  it.each([
    ['who pushed last may', { policy: LAST, live: pushed, posture: null }, octocat],
    [
      'the login with another id',
      { policy: BY_ID, live: live({ reviews: [review({ author: HUBOT })] }), posture: null },
      { ...none, by: ['hubot'] },
    ],
    ['the account that acts', { policy: PLAIN, live: approved, posture: viewer }, refused(MACHINE)],
    ['an account of a lane', { policy: AUTOMATION, live: approved, posture: null }, refused(MACHINE)],
    ['an enforced account', { policy: ENFORCED, live: approved, posture: null }, refused(MACHINE)],
    [
      'an enforced account that policy names',
      { policy: NAMED, live: approved, posture: null },
      { ...octocat, named: ['octocat'] },
    ],
  ])('%s', (_name, input, expected) => {
    expect(approvalsOf(input)).toEqual(expected);
  });
});
