import { expect, test } from 'vitest';
import { notDefaultBranch } from './default-branch.ts';

const RULE = 'prune/not-default-branch';

test.each(['refs/heads/main', null])('nothing speaks against %s', (ref) => {
  expect(notDefaultBranch(RULE, ref, 'main')).toBeNull();
});

test.each(['refs/heads/fix', 'refs/heads/main2', 'refs/tags/main', 'main', ''])('%j is another', (ref) => {
  expect(notDefaultBranch(RULE, ref, 'main')).toMatchObject({ rule: RULE, place: ref, fix: 'Start it on main.' });
});
