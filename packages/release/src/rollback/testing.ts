import type { ImageSet } from '@gatehouse/policy';
import type { Pin, PromotionHistory, State } from '../types.ts';

/** Builders of plain data for tests of rollbacks. */

export const API = 'ghcr.io/acme/api';
export const WEB = 'ghcr.io/acme/web';

export const digestOf = (digit: number | string) => `sha256:${`${digit}`.repeat(64).slice(0, 64)}`;
/** Commits are numbered by age: 0 is the tip. */
export const commitOf = (age: number) => `${age}`.padStart(40, 'c');

const SET: ImageSet = {
  name: 'web',
  source: null,
  images: [API, WEB].map((repository) => ({ repository, inventory: null, smoke: null })),
  pins: null,
  floor: null,
  provenance: null,
  allowWithoutRuntime: false,
};

/** A state with one pin an image; a list of digits: pins that disagree. */
export function stateOf(age: number, digits: Readonly<Record<string, number | readonly number[]>>): State {
  const found = Object.entries(digits).map(([image, of]) => ({ image, of: typeof of === 'number' ? [of] : of }));
  const pins = found.flatMap(({ image, of }) =>
    of.map(
      (digit, at): Pin => ({
        path: 'a.yaml',
        line: at + 1,
        key: `${image}${at}`,
        image,
        tag: null,
        digest: digestOf(digit),
      }),
    ),
  );
  const agreeing = found.filter(({ of }) => new Set(of).size === 1);
  return {
    commit: commitOf(age),
    committedAt: '2026-11-21T12:00:00Z',
    pins,
    digests: new Map(agreeing.map(({ image, of }) => [image, digestOf(of[0] ?? 0)])),
    disagreeing: found.filter(({ of }) => new Set(of).size > 1).map(({ image }) => image),
    absent: SET.images.map(({ repository }) => repository).filter((image) => digits[image] === undefined),
  };
}

/** Pairs of digits for both images, newest first, each a promotion. */
export function historyOf(...states: readonly (readonly [number, number] | State)[]): PromotionHistory {
  const all = states.map((state, age) =>
    'commit' in state ? state : stateOf(age, { [API]: state[0], [WEB]: state[1] }),
  );
  const promotions = all.map((state, age) => {
    const before = all[age + 1];
    const moved = [...state.digests].filter(([image, digest]) => before?.digests.get(image) !== digest);
    return { state, moved: moved.map(([image]) => image) };
  });
  return { set: SET, tip: commitOf(0), promotions };
}
