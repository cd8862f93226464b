import { describe, expect, it } from 'vitest';
import { bodyWith } from './block.ts';
import { decideIssue, duplicatesOf, type IssueRecord, type IssueWish } from './decide.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const KEY = 'freshness/home-ops';
const DAY = 86_400_000;

const issue = (number: number, given: Partial<IssueRecord> & { key?: string; over?: boolean } = {}): IssueRecord => {
  const { key = KEY, over = false, ...rest } = given;
  return {
    number,
    title: 'behind',
    body: bodyWith({ key, markdown: 'It is behind.', closed: over }, null),
    state: 'open',
    closedAt: null,
    viewerDidAuthor: true,
    ...rest,
  };
};

const closed = (daysAgo: number): Partial<IssueRecord> => ({
  state: 'closed',
  closedAt: new Date(NOW - daysAgo * DAY).toISOString(),
});

function decide(issues: readonly IssueRecord[], wish: IssueWish, onClosed: 'snooze' | 'reopen' = 'snooze') {
  const decision = decideIssue(issues, { key: KEY, wish, rules: { onClosed, snoozeMs: 7 * DAY }, now: NOW });
  const number = 'issue' in decision ? (decision.issue?.number ?? null) : null;
  return `${decision.action}${number === null ? '' : ` ${number}`}${'until' in decision ? ` until ${decision.until}` : ''}`;
}

describe('what is done for a key', () => {
  const byHand = issue(5, closed(2));
  const byUs = issue(5, { ...closed(2), over: true });
  it.each<[string, readonly IssueRecord[], IssueWish, string]>([
    ['nothing known, no issue', [], 'leave', 'nothing'],
    ['nothing known, an open one stays', [issue(5)], 'leave', 'nothing 5'],
    ['nothing known, a closed one stays', [byUs], 'leave', 'nothing 5'],
    ['the first time', [], 'raise', 'create'],
    ['again', [issue(5)], 'raise', 'update 5'],
    ['over', [issue(5)], 'settle', 'close 5'],
    ['over, and closed by a person: that is written down', [byHand], 'settle', 'update 5'],
    ['over, and that is written down', [byUs], 'settle', 'nothing 5'],
    ['over, and there never was one', [], 'settle', 'nothing'],
    ['closed by a person lately', [byHand], 'raise', 'snoozed 5 until 2026-11-25T12:00:00.000Z'],
    ['closed by a person long ago', [issue(5, closed(8))], 'raise', 'reopen 5'],
    ['closed, whoever did it, and over', [byUs], 'raise', 'reopen 5'],
    ['closed in the future', [issue(5, closed(-30))], 'raise', 'reopen 5'],
    ['closed at no time', [issue(5, { ...closed(1), closedAt: null })], 'raise', 'reopen 5'],
    ['two open: the oldest stays', [issue(9), issue(5)], 'raise', 'update 5'],
    ['an open one counts before an older that is closed', [issue(9), byHand], 'raise', 'update 9'],
    ['over, and so is an older', [issue(9), byUs], 'settle', 'close 9'],
    [
      'of closed ones the one that was closed last',
      [issue(5, closed(8)), issue(9, closed(1)), issue(7, closed(3))],
      'raise',
      'snoozed 9 until 2026-11-26T12:00:00.000Z',
    ],
    [
      'closed at no time, one of two',
      [issue(5, { ...closed(1), closedAt: null }), issue(9, closed(8))],
      'raise',
      'reopen 5',
    ],
    ["another's with our marker", [issue(3, { viewerDidAuthor: false }), issue(5)], 'raise', 'update 5'],
    ["only another's", [issue(3, { viewerDidAuthor: false })], 'settle', 'nothing'],
    ['another key', [issue(3, { key: 'freshness/home-ops2' })], 'raise', 'create'],
  ])('%s', (_name, issues, wish, expected) => {
    expect(decide(issues, wish)).toBe(expected);
  });

  it('reopens at once where policy says so', () => {
    expect(decide([byHand], 'raise', 'reopen')).toBe('reopen 5');
  });
});

it('names open duplicates of our own, never the oldest that is open', () => {
  const issues = [issue(9), issue(4, closed(1)), issue(5), issue(8, { viewerDidAuthor: false }), issue(6)];
  expect(duplicatesOf(issues, KEY).map(({ number }) => number)).toEqual([6, 9]);
  expect(duplicatesOf([issue(4, closed(1)), issue(9)], KEY)).toEqual([]);
});
