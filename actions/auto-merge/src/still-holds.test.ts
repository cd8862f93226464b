import { policyDigest } from '@gatehouse/action-kit';
import { verdictOf } from '@gatehouse/action-kit/testing';
import type { BranchAdvance } from '@gatehouse/forge';
import { bodyDigest, GatehouseError, type Verdict } from '@gatehouse/policy';
import { describe, expect, test } from 'vitest';
import { assertStillHolds, type Binding } from './still-holds.ts';

const HEAD = 'a'.repeat(40);
const TIP = 'b'.repeat(40);
const LATER = 'd'.repeat(40);

const bytesOf = (text: string) => new TextEncoder().encode(text);
const bytes = bytesOf('version: 1\nholds:\n  - from-renovate: holds.json5\n');
const file = { path: '.github/gatehouse.yml', commit: TIP, bytes };
const person = { login: 'octocat', id: 1, type: 'User' } as const;
const bot = { login: 'renovate[bot]', id: 2, type: 'Bot' } as const;
const sharers = [{ pullRequest: 7, author: person }];
const body = '## Rollback plan\n\nRevert it.';
const found: Binding = { head: HEAD, baseRef: 'main', baseTip: TIP, state: 'open', policy: file, sharers, body };

const judged = (parts: Partial<Verdict> = {}) => verdictOf({ gate: 'gate', policy: policyDigest(bytes), ...parts });

/** `holds`, with what was compared for it; or code and message of why not. */
async function answer(
  verdict: Verdict,
  now: Partial<Binding> = {},
  advance: BranchAdvance = { ahead: true, paths: [] },
): Promise<string> {
  const compared: string[] = [];
  const compareTips = async (from: string, to: string) => {
    compared.push(`${from.slice(0, 1)}..${to.slice(0, 1)}`);
    return advance;
  };
  try {
    await assertStillHolds({ compareTips }, verdict, { ...found, ...now });
    return ['holds', ...compared].join(' ');
  } catch (error) {
    if (!(error instanceof GatehouseError)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

describe('a verdict', () => {
  test('holds while nothing moved, and nothing is asked for it', async () => {
    expect(await answer(judged())).toBe('holds');
  });

  test.each<[string, Partial<Binding>, string]>([
    ['its head moved', { head: LATER }, 'head-moved: The head moved while it was judged.'],
    ['it was retargeted', { baseRef: 'release' }, 'base-moved: The pull request was retargeted.'],
    ['it was closed', { state: 'closed' }, 'head-moved: The pull request is closed.'],
    ['it was merged', { state: 'merged' }, 'head-moved: The pull request is merged.'],
    [
      'the policy is gone',
      { policy: { ...file, bytes: null } },
      'base-moved: The policy changed while the change was judged.',
    ],
    [
      'the policy changed',
      { policy: { ...file, bytes: bytesOf('version: 1\n') } },
      'base-moved: The policy changed while the change was judged.',
    ],
  ])('does not hold when %s', async (_what, now, expected) => {
    expect(await answer(judged(), now)).toBe(expected);
  });

  test.each<[string, BranchAdvance, string]>([
    ['elsewhere', { ahead: true, paths: ['docs/a.md'] }, 'holds b..d'],
    [
      'by a rewrite',
      { ahead: false, paths: null },
      'base-moved: The base branch was rewritten while the change was judged.',
    ],
    ['by too much', { ahead: true, paths: null }, 'base-moved: The base branch moved by more than can be compared.'],
    [
      'under a bump',
      { ahead: true, paths: ['apps/redis.yaml'] },
      'base-moved: The base branch moved under the change: apps/redis.yaml.',
    ],
    [
      'under a changed file that has no bump',
      { ahead: true, paths: ['values.yaml'] },
      'base-moved: The base branch moved under the change: values.yaml.',
    ],
    [
      'under a chart whose lock was judged',
      { ahead: true, paths: ['charts/x/Chart.yaml'] },
      'base-moved: The base branch moved under the change: charts/x/Chart.yaml.',
    ],
    [
      'under a file that the policy names',
      { ahead: true, paths: ['holds.json5'] },
      'base-moved: The base branch moved under the change: holds.json5.',
    ],
  ])('is held against a base that moved %s', async (_what, advance, expected) => {
    const verdict = judged({ paths: ['apps/redis.yaml', 'values.yaml', 'charts/x/Chart.lock'] });
    expect(await answer(verdict, { baseTip: LATER }, advance)).toBe(expected);
  });

  test('whose paths were cut cannot be held against a base that moved', async () => {
    const cut = judged({ truncated: true, counts: { bumps: 900, findings: 0, members: 0 } });
    expect(await answer(cut)).toBe('holds');
    const why = 'base-moved: The base branch moved, and the verdict is too long to compare.';
    expect(await answer(cut, { baseTip: LATER })).toBe(why);
  });
});

describe('a body that was measured', () => {
  const measured = (profiles: readonly string[], more: Partial<Verdict> = {}) =>
    judged({ context: { profiles, body: bodyDigest(body), canary: null }, ...more });
  const edited = { body: `${body} ` };
  const refusal = 'body-edited: The body of the pull request was edited while it was judged.';

  test.each<[string, Verdict, Partial<Binding>, string]>([
    ['holds while nobody edits it', measured(['ops']), {}, 'holds'],
    ['does not hold when it was edited', measured(['ops']), edited, refusal],
    ['may change where nothing is asked of it', measured([]), edited, 'holds'],
    ['may change under advice', measured(['ops'], { outcome: 'skip' }), edited, 'holds'],
  ])('%s', async (_what, verdict, now, expected) => {
    expect(await answer(verdict, now)).toBe(expected);
  });
});

describe('advice', () => {
  const advice = (policy: Uint8Array) => judged({ outcome: 'skip', enforced: false, policy: policyDigest(policy) });
  const listed = bytesOf('version: 1\nauthors: { enforce: [robot] }\n');
  const lane = bytesOf('version: 1\nmerge: { lanes: [{ name: x, authors: [robot], admit: [risk/pvc-increase] }] }\n');
  const all = bytesOf('version: 1\nmerge: { bind: all }\n');
  const robot = { login: 'robot', id: 3, type: 'User' } as const;
  const by = (who: string) => `head-moved: By now #8 of ${who} has the same head, so advice is not enough.`;

  test.each<[string, Binding['sharers'][number]['author'], Uint8Array, string]>([
    ['another person', person, bytes, 'holds'],
    ['a bot', bot, bytes, by('renovate[bot]')],
    ['a deleted account', null, bytes, by('a deleted account')],
    ['an account that the policy lists', robot, listed, by('robot')],
    ['an account that a lane names', robot, lane, by('robot')],
    ['a person where everybody is bound', person, all, by('octocat')],
    ['a bot that the policy does not list', bot, listed, 'holds'],
    ['a bot while the policy cannot be read', bot, bytesOf('version: 2\n'), by('renovate[bot]')],
  ])('whose head %s has proposed too', async (_what, author, text, expected) => {
    const now = { policy: { ...file, bytes: text }, sharers: [...sharers, { pullRequest: 8, author }] };
    expect(await answer(advice(text), now)).toBe(expected);
  });

  test('holds for the author who was judged, and whatever the base did', async () => {
    const own = { sharers: [{ pullRequest: 7, author: bot }], baseTip: LATER };
    expect(await answer(advice(bytes), own, { ahead: false, paths: null })).toBe('holds');
  });
});
