import { describe, expect, it } from 'vitest';
import { sha } from '../testing.ts';
import { holdQuestions, holdsAgainst } from './against.ts';
import type { SetHold } from './set-hold.ts';

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const NOW = new Date('2026-11-21T12:00:00Z');
/** Commits 1 to 9, each the parent of the next; any other is unknown to git. */
const isAncestor = (ancestor: string, descendant: string): boolean | null => {
  const [a, b] = [Number(ancestor[0]), Number(descendant[0])];
  return a > 0 && b > 0 ? a <= b : null;
};
const hold = (parts: Partial<SetHold> = {}): SetHold => ({
  version: 1,
  set: 'web',
  refuses: [digest('a')],
  revision: sha('5'),
  reason: 'it fails',
  ...parts,
});
const because = (of: SetHold, revision: string | null, found = 'b') =>
  holdsAgainst(of, { digests: new Map([['ghcr.io/acme/app', digest(found)]]), revision, isAncestor, now: NOW })
    ?.because ?? null;

describe('a hold stops', () => {
  it.each<[string, SetHold, string | null, string, string | null]>([
    ['a digest', hold(), sha('1'), 'a', `it refuses ghcr.io/acme/app@${digest('a')}`],
    ['a digest of no known revision', hold(), null, 'a', `it refuses ghcr.io/acme/app@${digest('a')}`],
    ['another digest of no known revision: never', hold(), null, 'b', null],
    ['an older revision: never', hold(), sha('4'), 'b', null],
    ['the revision', hold(), sha('5'), 'b', `it refuses the revision ${sha('5')}`],
    ['what descends from it', hold(), sha('6'), 'b', `${sha('6')} descends from ${sha('5')}, which it refuses`],
    ['what may descend from it', hold(), sha('f'), 'b', `${sha('f')} may descend from ${sha('5')}, which it refuses`],
    ['any revision, when it names none: never', hold({ revision: undefined }), sha('6'), 'b', null],
    [
      'one of several',
      hold({ revision: [sha('8'), sha('5')] }),
      sha('6'),
      'b',
      `${sha('6')} descends from ${sha('5')}, which it refuses`,
    ],
    ['the fix: never', hold({ 'fixed-by': sha('7') }), sha('7'), 'b', null],
    ['what descends from the fix: never', hold({ 'fixed-by': sha('7') }), sha('8'), 'b', null],
    [
      'what is before the fix',
      hold({ 'fixed-by': sha('7') }),
      sha('6'),
      'b',
      `${sha('6')} descends from ${sha('5')}, which it refuses, and its fix ${sha('7')} is not in it`,
    ],
    [
      'what may have the fix',
      hold({ 'fixed-by': sha('f') }),
      sha('8'),
      'b',
      `${sha('8')} descends from ${sha('5')}, which it refuses, and its fix ${sha('f')} is not in it`,
    ],
    [
      'a digest that the fix did not change',
      hold({ 'fixed-by': sha('7') }),
      sha('8'),
      'a',
      `it refuses ghcr.io/acme/app@${digest('a')}`,
    ],
    [
      'what has a fix that is older than the fault',
      hold({ 'fixed-by': sha('4') }),
      sha('8'),
      'b',
      `${sha('8')} descends from ${sha('5')}, which it refuses, and its fix ${sha('4')} is older`,
    ],
    [
      'what has the fault itself for a fix',
      hold({ 'fixed-by': sha('5') }),
      sha('5'),
      'b',
      `it refuses the revision ${sha('5')}, and its fix ${sha('5')} is older`,
    ],
    [
      'what has a fix that may be older than a fault nobody knows',
      hold({ revision: sha('f'), 'fixed-by': sha('4') }),
      sha('8'),
      'b',
      `${sha('8')} may descend from ${sha('f')}, which it refuses, and its fix ${sha('4')} may be older`,
    ],
    [
      'a later fault that a fix of an earlier one is older than',
      hold({ revision: [sha('3'), sha('7')], 'fixed-by': sha('5') }),
      sha('8'),
      'b',
      `${sha('8')} descends from ${sha('7')}, which it refuses, and its fix ${sha('5')} is older`,
    ],
    [
      'what has the fix and not yet the later fault: never',
      hold({ revision: [sha('3'), sha('7')], 'fixed-by': sha('5') }),
      sha('6'),
      'b',
      null,
    ],
    ['it after its day too', hold({ until: '2026-01-01' }), sha('5'), 'b', `it refuses the revision ${sha('5')}`],
  ])('%s', (_what, of, revision, found, expected) => {
    expect(because(of, revision, found)).toBe(expected);
  });
});

it('says why, whom to ask, and whether it is due for review', () => {
  const candidate = { digests: new Map(), revision: sha('5'), isAncestor, now: NOW };
  expect(holdsAgainst(hold({ by: 'octocat', until: '2026-11-20' }), candidate)).toEqual({
    because: `it refuses the revision ${sha('5')}`,
    reason: 'it fails',
    by: 'octocat',
    due: true,
  });
  expect(holdsAgainst(hold({ until: '2026-11-21' }), candidate)).toMatchObject({ by: null, due: false });
});

it('asks git only for what it needs', () => {
  const of = hold({ 'fixed-by': sha('7') });
  const older = { ancestor: sha('7'), descendant: sha('5') };
  expect(holdQuestions(of, sha('6'))).toEqual([
    { ancestor: sha('5'), descendant: sha('6') },
    { ancestor: sha('7'), descendant: sha('6') },
    older,
  ]);
  expect(holdQuestions(of, sha('5'))).toEqual([older]);
  expect(holdQuestions(of, null)).toEqual([]);
  expect(holdQuestions(hold({ revision: [sha('1'), sha('2')] }), sha('9'))).toEqual([
    { ancestor: sha('1'), descendant: sha('9') },
    { ancestor: sha('2'), descendant: sha('9') },
  ]);
});
