import { expect, test } from 'vitest';
import { assumedAuthor } from './author.ts';

test('a login that ends in [bot] is a bot, any other a user, none is nobody', () => {
  expect(assumedAuthor('renovate[bot]')).toEqual({ login: 'renovate[bot]', id: null, type: 'Bot' });
  expect(assumedAuthor('renovate')).toEqual({ login: 'renovate', id: null, type: 'User' });
  expect(assumedAuthor(undefined)).toBeNull();
});
