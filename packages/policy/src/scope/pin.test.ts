import { describe, expect, it } from 'vitest';
import type { PinAnswer } from '../pins.ts';
import { judge, pinBump, proof, sha } from '../testing.ts';
import { pinQuestions } from './questions.ts';
import type { Pins } from './rule.ts';

const QUESTION = { host: 'github.com', repository: 'acme/setup', tag: 'v4.2.2', sha: sha('2') };
const answer = (parts: Partial<PinAnswer>): PinAnswer => ({ ...QUESTION, answer: 'confirmed', ...parts });
const untagged = pinBump({ pin: { ...QUESTION, tag: null } });

function messages(pins: Pins, bump = pinBump()) {
  return judge({ proof: proof({ bumps: [bump] }), pins }).findings.map(({ rule, message }) => {
    expect(rule).toBe('scope/pin-unverified');
    return message;
  });
}

describe('a commit SHA passes only when upstream says that the tag is that commit', () => {
  it('confirmed, or trusted by whoever runs it', () => {
    expect(messages([answer({})])).toEqual([]);
    expect(messages('trusted')).toEqual([]);
  });

  it.each<[string, Pins, string]>([
    [
      'another commit',
      [answer({ answer: 'other-commit', actual: sha('3') })],
      "commit 222222222222 of acme/setup is not tag v4.2.2: upstream's tag is commit 333333333333",
    ],
    [
      'no such tag',
      [answer({ answer: 'no-such-tag' })],
      'commit 222222222222 of acme/setup is not tag v4.2.2: upstream has no such tag',
    ],
    [
      'no such repository',
      [answer({ answer: 'no-such-repository' })],
      'commit 222222222222 of acme/setup cannot be confirmed: the repository is not there or cannot be read with this token',
    ],
    [
      'unreadable',
      [answer({ answer: 'unreadable' })],
      'commit 222222222222 of acme/setup could not be confirmed to be tag v4.2.2: upstream gave no answer',
    ],
    [
      'no answer',
      [],
      'commit 222222222222 of acme/setup could not be confirmed to be tag v4.2.2: upstream gave no answer',
    ],
    [
      'an answer about another tag',
      [answer({ tag: 'v4.2.1' })],
      'commit 222222222222 of acme/setup could not be confirmed to be tag v4.2.2: upstream gave no answer',
    ],
    [
      'an answer about another commit',
      [answer({ sha: sha('5') })],
      'commit 222222222222 of acme/setup could not be confirmed to be tag v4.2.2: upstream gave no answer',
    ],
    [
      'an answer of another host',
      [answer({ host: 'codeberg.org' })],
      'commit 222222222222 of acme/setup could not be confirmed to be tag v4.2.2: upstream gave no answer',
    ],
    [
      'no network',
      'unchecked',
      'not checked: there is no network here to ask whether tag v4.2.2 is commit 222222222222 of acme/setup',
    ],
  ])('%s', (_name, pins, message) => {
    expect(messages(pins)).toEqual([message]);
  });

  it('a SHA without a version behind it never passes, not even trusted', () => {
    for (const pins of ['trusted', 'unchecked', [answer({})]] as const) {
      expect(messages(pins, untagged)).toEqual([
        'commit 222222222222 of acme/setup has no version behind it, so no tag can confirm it',
      ]);
    }
  });
});

it('asks each question once, and none without a tag', () => {
  const other = pinBump({ pin: { ...QUESTION, tag: 'v5.0.0' } });
  expect(pinQuestions(proof({ bumps: [pinBump(), pinBump({ line: 9 }), other, untagged] }))).toEqual([
    QUESTION,
    { ...QUESTION, tag: 'v5.0.0' },
  ]);
});
