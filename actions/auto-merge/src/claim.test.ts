import { verdictOf } from '@gatehouse/action-kit/testing';
import { GatehouseError, type Verdict } from '@gatehouse/policy';
import { describe, expect, test } from 'vitest';
import { readClaim } from './claim.ts';

const HEAD = 'a'.repeat(40);
const TIP = 'b'.repeat(40);
const LATER = 'd'.repeat(40);

const event = { kind: 'pull-request', pullRequest: 7, head: HEAD, baseRef: 'main' } as const;
const swept = { ...event, head: null, baseRef: null };
const group = { kind: 'merge-group', baseRef: 'main', baseSha: TIP, head: HEAD } as const;
const gate = (parts: Partial<Verdict> = {}): Verdict => verdictOf({ gate: 'gate', ...parts });
const ofGroup = (parts: Partial<Verdict> = {}) =>
  gate({ pullRequest: null, author: null, members: [gate()], ...parts });

/** `ok`, or code and message of the refusal. */
function claimed(verdict: Verdict | string, target: Parameters<typeof readClaim>[2] = event, result = ''): string {
  const json = typeof verdict === 'string' ? verdict : JSON.stringify(verdict);
  try {
    readClaim(json, result, target, 'o/r');
    return 'ok';
  } catch (error) {
    if (!(error instanceof GatehouseError)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

const CUT = 'verdict-invalid: The verdict is not one of Gatehouse, or was cut off.';
const unknown = { repository: null, pullRequest: null, head: null, baseRef: null, baseTip: null, base: null };
const failed = { rule: 'error/unavailable', path: null, line: null, message: 'GitHub is down.', fix: 'Again.' };
const error = gate({ ...unknown, policy: null, outcome: 'error', findings: [failed] });

describe('a verdict about a pull request', () => {
  test.each<[string, Verdict | string, string]>([
    ['is taken', gate(), 'ok'],
    ['is taken in another case of the repository', gate({ repository: 'O/R' }), 'ok'],
    ['is taken as an error that knows nothing', error, 'ok'],
    ['is none when empty', '', 'verdict-missing: There is no verdict.'],
    ['is none when blank', ' \n', 'verdict-missing: There is no verdict.'],
    ['is none when no JSON', '{', CUT],
    ['is none when something else', '{}', CUT],
    ['is none when cut off', JSON.stringify(gate()).slice(0, -20), CUT],
    ['is none of one judge alone', verdictOf(), 'verdict-invalid: The verdict is that of diff-scope alone.'],
    [
      'is none about another repository',
      gate({ repository: 'o/other' }),
      'verdict-foreign: The verdict is about another repository.',
    ],
    [
      'is none about another pull request',
      gate({ pullRequest: 8 }),
      'verdict-foreign: The verdict is about another pull request.',
    ],
    ['is none about a group', ofGroup(), 'verdict-foreign: The verdict is about another pull request.'],
    ['is none about another head', gate({ head: LATER }), 'verdict-foreign: The verdict is about another head.'],
    ['is none without a head', gate({ head: null }), 'verdict-foreign: The verdict is about another head.'],
    ['is none without a base', gate({ baseRef: null }), 'verdict-foreign: The verdict is about another base branch.'],
    [
      'is none as an error about another pull request',
      { ...error, pullRequest: 8 },
      'verdict-foreign: The verdict is about another pull request.',
    ],
  ])('%s', (_what, verdict, expected) => expect(claimed(verdict)).toBe(expected));

  test('that is missing says how the judging job ended', () => {
    expect(claimed('', event, 'failure')).toBe(
      "verdict-missing: There is no verdict: the judging job ended as 'failure'.",
    );
  });

  test('is for any head when a sweep names none, since the live one is compared', () => {
    expect(claimed(gate({ head: LATER }), swept)).toBe('ok');
  });
});

describe('a verdict about a merge group', () => {
  test.each<[string, Verdict, string]>([
    ['is taken', ofGroup(), 'ok'],
    ['is none about another base', ofGroup({ baseTip: LATER }), 'verdict-foreign: The verdict is about another base.'],
    [
      'is none about another branch',
      ofGroup({ baseRef: 'release' }),
      'verdict-foreign: The verdict is about another base branch.',
    ],
    ['is none about another head', ofGroup({ head: LATER }), 'verdict-foreign: The verdict is about another head.'],
    ['is none about a pull request', gate(), 'verdict-foreign: The verdict is about another pull request.'],
  ])('%s', (_what, verdict, expected) => expect(claimed(verdict, group)).toBe(expected));
});
