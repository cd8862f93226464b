import type { Bump } from '@gatehouse/bumps';
import type { PinAnswer } from '../pins.ts';
import type { Finding } from '../verdict.ts';
import { atBump, BY_A_PERSON, type Pins, type ScopeRule } from './rule.ts';
import { shortDigest } from './words.ts';

type Pin = NonNullable<Bump['pin']>;

const REPIN = `Do not merge it: let the bot pin the released version again, or ${BY_A_PERSON}.`;

/** A commit SHA passes only if upstream's tag is that commit: anyone can put a commit into a fork network. */
export const verifiedPin: ScopeRule = {
  ids: ['scope/pin-unverified'],
  reads: 'proof',
  judge: ({ proof, pins }) =>
    proof.bumps.flatMap((bump): readonly Finding[] => {
      const said = bump.pin === undefined ? null : objection(bump.pin, pins);
      return said === null ? [] : [atBump(bump, 'scope/pin-unverified', said.message, said.fix)];
    }),
};

function objection(pin: Pin, pins: Pins): { readonly message: string; readonly fix: string } | null {
  const commit = `commit ${shortDigest(pin.sha)} of ${pin.repository}`;
  if (pin.tag === null) {
    return {
      message: `${commit} has no version behind it, so no tag can confirm it`,
      fix: 'Write the version it is behind it, as in `@<sha> # v1.2.3`, on the base branch; later bumps can be confirmed then.',
    };
  }
  if (pins === 'trusted') return null;
  if (pins === 'unchecked') {
    return {
      message: `not checked: there is no network here to ask whether tag ${pin.tag} is ${commit}`,
      fix: 'Use --trust-pins to accept it unseen, or let the action judge the pull request: it asks upstream.',
    };
  }
  const answer = pins.find(
    ({ host, repository, tag, sha }) =>
      host === pin.host && repository === pin.repository && tag === pin.tag && sha === pin.sha,
  );
  return answer?.answer === 'confirmed' ? null : refusal(pin.tag, commit, answer);
}

function refusal(tag: string, commit: string, answer: PinAnswer | undefined): { message: string; fix: string } {
  switch (answer?.answer) {
    case 'other-commit': {
      const actual = answer.actual === undefined ? 'another commit' : `commit ${shortDigest(answer.actual)}`;
      return { message: `${commit} is not tag ${tag}: upstream's tag is ${actual}`, fix: REPIN };
    }
    case 'no-such-tag':
      return { message: `${commit} is not tag ${tag}: upstream has no such tag`, fix: REPIN };
    case 'no-such-repository':
      return {
        message: `${commit} cannot be confirmed: the repository is not there or cannot be read with this token`,
        fix: `Give the action a token that can read it, or ${BY_A_PERSON}.`,
      };
    default:
      return {
        message: `${commit} could not be confirmed to be tag ${tag}: upstream gave no answer`,
        fix: `Run the job again; if the tag is not on github.com, ${BY_A_PERSON}.`,
      };
  }
}
