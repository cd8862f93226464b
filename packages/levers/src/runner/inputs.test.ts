import { readInputs } from '@gatehouse/action-kit';
import { expect, test } from 'vitest';
import { leverInputs, leverSpec } from './inputs.ts';

const GIVEN: Record<string, string> = {
  token: 't',
  'registry-username': 'octocat',
  'trusted-realms': 'ghcr.io, tokens.example:8443',
  policy: '.github/gatehouse.yml',
};
const read = (given: Record<string, string>) =>
  leverInputs(readInputs(leverSpec('a token that reads'), (name) => given[name] ?? ''));

test('every lever is told of its registries in the same words', () => {
  expect(read(GIVEN)).toEqual({
    token: 't',
    sourceToken: '',
    registryToken: '',
    registryUsername: 'octocat',
    trustedRealms: ['ghcr.io', 'tokens.example:8443'],
    policy: '.github/gatehouse.yml',
  });
});

test('says what the token is for where it is missing', () => {
  expect(() => read({ ...GIVEN, token: '' })).toThrow("Input 'token' is empty.");
});
