import { isComplete, type State, sameDigests } from '@gatehouse/release';
import type { Decision } from './decide.ts';
import type { OtherState } from './types.ts';

/** As many as a person looks through at night. */
const MAX_STATES = 5;

/** States that could be asked for instead, newest first: complete, not held by digest, not looked at already, and not what is there today. */
export function otherStates({ situation, tried }: Pick<Decision, 'situation' | 'tried'>): readonly OtherState[] {
  const { history, hold } = situation;
  const [today, ...earlier] = history.promotions.map(({ state }) => state);
  const refused = new Set(hold?.refuses);
  const found: State[] = [];
  for (const state of earlier) {
    const known = [today, ...tried, ...found].some((other) => other && sameDigests(other.digests, state.digests));
    const held = [...state.digests.values()].some((digest) => refused.has(digest));
    if (isComplete(state) && !known && !held) found.push(state);
    if (found.length === MAX_STATES) break;
  }
  return found.map(({ commit, committedAt }) => ({ target: `at-commit:${commit}`, committedAt }));
}
