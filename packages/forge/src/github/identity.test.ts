import { expect, test } from 'vitest';
import { fromAccount, fromActor } from './identity.ts';

test.each([
  [null, null],
  [
    { __typename: 'Bot', login: 'renovate', databaseId: 7 },
    { login: 'renovate[bot]', id: 7, type: 'Bot' },
  ],
  [
    { __typename: 'Bot', login: 'renovate[bot]', databaseId: 7 },
    { login: 'renovate[bot]', id: 7, type: 'Bot' },
  ],
  // A person may be called as a bot is; the suffix is what tells them apart.
  [
    { __typename: 'User', login: 'renovate', databaseId: 8 },
    { login: 'renovate', id: 8, type: 'User' },
  ],
  [
    { __typename: 'EnterpriseUserAccount', login: 'someone' },
    { login: 'someone', id: null, type: 'Unknown' },
  ],
] as const)('GraphQL actor %j', (actor, identity) => {
  expect(fromActor(actor)).toEqual(identity);
});

test.each([
  [null, null],
  [undefined, null],
  [{}, null],
  [
    { login: 'renovate[bot]', id: 7, type: 'Bot' },
    { login: 'renovate[bot]', id: 7, type: 'Bot' },
  ],
  [{ login: 'ghost' }, { login: 'ghost', id: null, type: 'Unknown' }],
] as const)('REST account %j', (account, identity) => {
  expect(fromAccount(account)).toEqual(identity);
});
