import { expect, it } from 'vitest';
import { lintPolicyChange } from './lint.ts';

it('advises a pull request that edits the policy', () => {
  expect(lintPolicyChange('version: 1\n')).toEqual([]);
  expect(lintPolicyChange('version: 1\nscope:\n  update: [patch]\n')).toEqual([
    'Once merged, this policy cannot be read: line 3: scope.update is not a key; did you mean scope.updates?',
  ]);
  expect(
    lintPolicyChange('version: 1\nauthors: { enforce: [renovate, "dependabot[bot]", { login: dependabot, id: 1 }] }\n'),
  ).toEqual([
    'authors.enforce names renovate, the login of a person; the app is `renovate[bot]`.',
    'authors.enforce names dependabot, the login of a person; the app is `dependabot[bot]`.',
  ]);
  expect(lintPolicyChange(null)).toEqual(['Without this file the built-in defaults apply: docs/policy.md lists them.']);
});
