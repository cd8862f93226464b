import { sameLogin } from '../../../scope/enforcement.ts';
import type { NearRule } from '../types.ts';

/** Accounts that policy names and that are nearly the author: `renovate` is a person, `renovate[bot]` the app. */
export const nearAuthors: NearRule = ({ policy, change: { author } }) => {
  if (author === null) return [];
  const named = [
    ...(policy.authors.enforce ?? []).map(({ login }) => ({ login, key: 'authors.enforce' })),
    ...policy.merge.lanes.flatMap(({ name, authors }) =>
      authors.map(({ login }) => ({ login, key: `the lane ${name}` })),
    ),
  ];
  return named
    .filter(({ login }) => !sameLogin(login, author.login) && sameLogin(bare(login), bare(author.login)))
    .map(({ login, key }) => ({
      ...{ rule: 'merge/no-lane', path: null, line: null },
      message: `${key} names ${login}, which is another account than ${author.login}`,
    }));
};

function bare(login: string): string {
  return login.replace(/\[bot\]$/, '');
}
