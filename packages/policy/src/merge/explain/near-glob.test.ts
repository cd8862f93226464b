import { expect, test } from 'vitest';
import { compileGlobs } from '../../globs/matcher.ts';
import { matching, nearGlob, nearMatches } from './near-glob.ts';

test.each([
  ['apps/**', 'apps/a/b', null],
  ['Apps/**', 'apps/a/b', 'differs from it only in upper and lower case'],
  ['apps/*', 'apps/a/b', 'does not reach it; `apps/**` would'],
  ['apps', 'apps/a/b', 'does not reach it; `apps/**` would'],
  ['redis', 'docker.io/library/redis', 'does not reach it; `**/redis` would'],
  ['other/**', 'apps/a/b', null],
  ['apps/*', `apps/${'x'.repeat(300)}/y`, null],
])('%s for %s', (pattern, text, how) => {
  expect(nearGlob(pattern, text)).toBe(how);
});

test('each pattern of a key is told once, with the text it nearly matches', () => {
  const globs = compileGlobs(['A', 'b', 'c/*']);
  expect(nearMatches(globs, ['x', 'a', 'c/d/e'])).toEqual([
    { pattern: 'A', text: 'a', how: 'differs from it only in upper and lower case' },
    { pattern: 'c/*', text: 'c/d/e', how: 'does not reach it; `c/**` would' },
  ]);
  expect([matching(globs, 'b'), matching(globs, 'd')]).toEqual(['b', null]);
});
