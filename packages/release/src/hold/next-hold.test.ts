import { readSetHold, refusesNoLess, type SetHold, setHoldPath, writeSetHold } from '@gatehouse/policy';
import { expect, it } from 'vitest';
import { digestOf } from '../rollback/testing.ts';
import { type HoldWanted, nextHold } from './next-hold.ts';

const [R1, R2] = ['1'.repeat(40), '2'.repeat(40)];
const wanted = (parts: Partial<HoldWanted> = {}): HoldWanted => ({
  set: 'web',
  existing: null,
  waiting: null,
  left: [digestOf(3)],
  revisions: [R1],
  reason: 'it fails',
  by: 'octocat',
  ...parts,
});
const made = (parts: Partial<HoldWanted> = {}): SetHold | null => {
  const answer = nextHold(wanted(parts));
  return 'hold' in answer ? answer.hold : null;
};

it('refuses what is left and what it was built from', () => {
  expect(made()).toEqual({
    version: 1,
    set: 'web',
    refuses: [digestOf(3)],
    revision: R1,
    reason: 'it fails',
    by: 'octocat',
  });
  expect(made({ revisions: [] })).not.toHaveProperty('revision');
});

it('refuses no less than the hold that was there', () => {
  const existing: SetHold = {
    version: 1,
    set: 'web',
    refuses: [digestOf(9)],
    revision: R2,
    reason: 'an older one',
    until: '2026-12-31',
    'fixed-by': R2,
  };
  const next = made({ existing });
  expect(next).toEqual({
    version: 1,
    set: 'web',
    refuses: [digestOf(9), digestOf(3)],
    revision: [R2, R1],
    reason: 'it fails; before: an older one',
    by: 'octocat',
  });
  expect(next && refusesNoLess(next, existing)).toBe(true);
});

it('says at most what a hold can say', () => {
  const existing: SetHold = { version: 1, set: 'web', refuses: [digestOf(9)], reason: '🐙'.repeat(250) };
  const next = made({ existing, reason: 'x' });
  expect(next && readSetHold(setHoldPath('web'), writeSetHold(next))).toEqual(next);
  expect(next?.reason).toMatch(/^x; before: 🐙+…$/u);
});

it('is refused when it would not fit', () => {
  const refuses = Array.from({ length: 500 }, (_, at) => `sha256:${`${at}`.padStart(64, '0')}`);
  const answer = nextHold(wanted({ existing: { version: 1, set: 'web', refuses, reason: 'many' } }));
  expect(answer).toMatchObject({ refusals: [{ rule: 'rollback/hold-full' }] });
});

it('keeps the words of a hold that waits for its merge and refuses all of it already', () => {
  const waiting = made({ reason: 'seen first', by: 'first' });
  const both = (parts: Partial<HoldWanted>) => made({ existing: waiting, waiting, reason: 'seen later', ...parts });
  expect(both({})).toEqual(waiting);
  expect(both({ left: [digestOf(4)] })?.reason).toBe('seen later; before: seen first');
  expect(both({ revisions: [R2] })?.reason).toBe('seen later; before: seen first');
  const lifted = waiting && { ...waiting, 'fixed-by': R2 };
  expect(both({ waiting: lifted })).not.toHaveProperty('fixed-by');
});

it('says a reason once', () => {
  const once = made({ existing: made({ reason: 'older' }), reason: 'newer' });
  expect(made({ existing: once, reason: 'newer', left: [digestOf(4)] })?.reason).toBe('newer; before: older');
});
