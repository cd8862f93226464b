import type { SetHold } from '@gatehouse/policy';
import { describe, expect, it } from 'vitest';
import type { PromotionHistory } from '../types.ts';
import { chooseTarget, type TargetQuestion } from './choose.ts';
import { parseRollbackTarget, targetText } from './target.ts';
import { API, commitOf, digestOf, historyOf, stateOf, WEB } from './testing.ts';

const REVISION = 'f'.repeat(40);
const hold = (...digits: readonly number[]): SetHold => ({
  version: 1,
  set: 'web',
  refuses: digits.map(digestOf),
  reason: 'it fails',
});
const tags = (api: number | null, web: number | null) => {
  const all = [[API, api] as const, [WEB, web] as const];
  return {
    digests: new Map(all.flatMap(([image, digit]) => (digit === null ? [] : [[image, digestOf(digit)] as const]))),
    missing: all.flatMap(([image, digit]) => (digit === null ? [image] : [])),
  };
};
const line = Array.from({ length: 9 }, (_, age) => commitOf(age));

/** `age forward?` of the state chosen, or the rules and messages of the refusals. */
function answer(history: PromotionHistory, target: string, rest: Partial<TargetQuestion> = {}): string {
  const parsed = parseRollbackTarget(target);
  if (parsed === null) return 'unreadable';
  const found = chooseTarget({ history, target: parsed, line, tags: null, hold: null, ...rest });
  if ('refusals' in found) return found.refusals.map(({ rule, message }) => `${rule}: ${message}`).join('\n');
  const { to, forward } = found.chosen;
  return `${Number(to.commit.replaceAll('c', ''))}${forward ? ' forward' : ''}`;
}

describe('a target', () => {
  it.each(['previous', 'a'.repeat(40), `at-commit:${'b'.repeat(40)}`])('is read and written: %s', (text) => {
    const parsed = parseRollbackTarget(text);
    expect(parsed && targetText(parsed)).toBe(text);
  });
  it.each(['', 'Previous', 'HEAD~1', 'a'.repeat(39), 'A'.repeat(40), 'at-commit:', 'at-commit:abc', 'main'])(
    'is not %s',
    (text) => {
      expect(parseRollbackTarget(text)).toBeNull();
    },
  );
});

describe('previous', () => {
  const gap = stateOf(1, { [API]: 3 });
  const torn = stateOf(1, { [API]: [3, 4], [WEB]: 3 });
  it.each<[string, PromotionHistory, SetHold | null, string]>([
    ['is the state before', historyOf([3, 4], [1, 2]), null, '1'],
    ['is never what stands there now', historyOf([1, 2], [3, 4], [1, 2], [7, 8]), hold(3), '3'],
    ['passes over states that lack a member', historyOf([5, 6], gap, [1, 2]), null, '2'],
    ['passes over states whose pins disagree', historyOf([5, 6], torn, [1, 2]), null, '2'],
    ['passes over what is held', historyOf([5, 6], [3, 4], [1, 2]), hold(4), '2'],
    ['undoes a rollback once the hold is lifted', historyOf([1, 2], [3, 4], [1, 2]), null, '1 forward'],
    ['mends a set that is torn today', historyOf(stateOf(0, { [API]: [1, 5], [WEB]: 2 }), [1, 2]), null, '1'],
  ])('%s', (_what, history, held, expected) => {
    expect(answer(history, 'previous', { hold: held })).toBe(expected);
  });

  it('is nothing without an earlier state', () => {
    expect(answer(historyOf([1, 2]), 'previous')).toMatch(/^rollback\/nothing-earlier: .*no complete state other/);
    expect(answer(historyOf([1, 2]), 'previous')).not.toContain('Never pinned');
    expect(answer(historyOf(stateOf(0, { [API]: 2 }), stateOf(1, { [API]: 1 })), 'previous')).toContain(
      `1 earlier, none of them whole and different. Never pinned: ${WEB}.`,
    );
    expect(answer(historyOf(), 'previous')).toMatch(/^rollback\/nothing-promoted: No image of the set web/);
  });

  it('does not go round in circles between states that hold each other', () => {
    expect(answer(historyOf([1, 2], [3, 4], [1, 2]), 'previous', { hold: hold(3, 4) })).toBe(
      'rollback/hold-loop: A hold refuses every earlier complete state of the set web (1), so that going back would go round in circles.',
    );
  });

  it('passes over what was built from a held revision', () => {
    const history = historyOf([5, 6], [3, 4], [1, 2]);
    expect(answer(history, 'previous', { passedOver: new Set([commitOf(1)]) })).toBe('2');
  });
});

describe('a revision', () => {
  const history = historyOf([5, 6], [3, 6], [1, 2]);
  it.each<[string, TargetQuestion['tags'], string]>([
    ['is the state that its tags stand for', tags(3, 6), '1'],
    [
      'is unknown without tags',
      tags(null, null),
      `rollback/unknown-revision: No image of the set has the tag ${REVISION}.`,
    ],
    [
      'is named by every member',
      tags(1, null),
      `rollback/tag-missing: The tag ${REVISION} is missing on ${WEB}; where it is, it stands for what commit ${commitOf(2).slice(0, 12)} promoted.`,
    ],
    [
      'was promoted',
      tags(7, 8),
      `rollback/never-promoted: What the tags ${REVISION} stand for (${API}@sha256:777777777777, ${WEB}@sha256:888888888888) was never on the base branch.`,
    ],
    [
      'has tags that nobody moved',
      tags(1, 9),
      `rollback/retagged: The tag ${REVISION} was moved since: ${WEB}@sha256:999999999999 is not what commit ${commitOf(2).slice(0, 12)} promoted, and no state has all that the tags stand for.`,
    ],
    [
      'is no mix of states',
      tags(5, 2),
      `rollback/retagged: The tag ${REVISION} was moved since: ${WEB}@sha256:222222222222 is not what commit ${commitOf(0).slice(0, 12)} promoted, and no state has all that the tags stand for.`,
    ],
    [
      'is not what is there now',
      tags(5, 6),
      `rollback/already-there: The state of commit ${commitOf(0).slice(0, 12)} is what is pinned now, so there is nothing to go back from.`,
    ],
  ])('%s', (_what, found, expected) => {
    expect(answer(history, REVISION, { tags: found })).toBe(expected);
  });

  it('that is the commit of a promotion is told from the one that the images were built from', () => {
    const question = { history, target: { kind: 'revision', revision: commitOf(2) }, line, hold: null } as const;
    expect(chooseTarget({ ...question, tags: tags(null, null) })).toMatchObject({
      refusals: [{ rule: 'rollback/unknown-revision', fix: `Roll back to \`at-commit:${commitOf(2)}\`.` }],
    });
  });

  it('with every tag overwritten is told from one that was never promoted, by labels', () => {
    const built = [history.promotions[2]?.state ?? stateOf(2, {})];
    expect(answer(history, REVISION, { tags: tags(7, 8), labelled: built })).toMatch(/^rollback\/retagged: /);
  });

  it('that is held is refused with whom to ask and how a hold ends', () => {
    const question = { history, target: { kind: 'revision', revision: REVISION }, line, tags: tags(3, 6) } as const;
    expect(chooseTarget({ ...question, hold: { ...hold(3), by: 'octocat' } })).toEqual({
      refusals: [
        {
          rule: 'rollback/held',
          place: '.github/gatehouse/holds/web.yml',
          message: `The hold .github/gatehouse/holds/web.yml stops this target: it refuses ${API}@sha256:333333333333. Its reason: it fails`,
          fix: 'Ask octocat. If it is good after all, a person lifts the hold in a pull request of its own that changes only .github/gatehouse/holds/web.yml: deletes it, or takes the digest out of it; then run this again.',
        },
      ],
    });
  });
});

describe('a commit of the base branch', () => {
  const history = historyOf([5, 6], stateOf(3, { [API]: 3, [WEB]: 4 }), stateOf(5, { [API]: 1 }));
  it.each<[string, string, string]>([
    [
      'is the state that stood there',
      commitOf(4),
      `rollback/incomplete-state: The state of commit ${commitOf(5).slice(0, 12)} has no pin of ${WEB}, so it is no whole set.`,
    ],
    ['is the one that promoted', commitOf(3), '3'],
    ['may be any after it', commitOf(1), '3'],
    [
      'is not one of another branch',
      'e'.repeat(40),
      `rollback/unknown-commit: Commit ${'e'.repeat(12)} is not on the first-parent line of the base branch.`,
    ],
    [
      'is not before the first pin',
      commitOf(8),
      `rollback/unknown-commit: Commit ${commitOf(8).slice(0, 12)} is older than the first pin of the set.`,
    ],
  ])('%s', (_what, commit, expected) => {
    expect(answer(history, `at-commit:${commit}`)).toBe(expected);
  });
});
