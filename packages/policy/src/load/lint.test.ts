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

it('says what a glob finds when it hardly is what was meant', () => {
  const text = `version: 1
scope:
  paths: [kubernetes, .github/workflows, "apps/**", "apps/*", "a.yaml", "**"]
  protected: [kubernetes/rbac, build/Dockerfile, CODEOWNERS, ".github"]
  packages: { allow: [redis], deny: [redis, "re*", acme/app, "**"] }
holds:
  - { package: home-assistant, allow: "<2" }
  - { package: "**/home-assistant", allow: "<2" }
  - { from-renovate: a.json5 }
`;
  expect(lintPolicyChange(text)).toEqual([
    'scope.packages.deny: `redis` finds only that name, its Docker Hub spelling or a chart so called; `**/redis` finds it in any registry.',
    'holds[0].package: `home-assistant` finds only that name, its Docker Hub spelling or a chart so called; `**/home-assistant` finds it in any registry.',
    'scope.paths: `kubernetes` names one file; a folder is `kubernetes/**`.',
    'scope.paths: `.github/workflows` names one file; a folder is `.github/workflows/**`.',
    'scope.protected: `kubernetes/rbac` names one file; a folder is `kubernetes/rbac/**`.',
  ]);
});

it('says of a rule that neither raises nor lowers that it does nothing', () => {
  const rule = (parts: string) => `version: 1
risk: { rules: [{ name: words, when: { paths: ["docs/**"] }, ${parts}, reason: words run nowhere }] }
`;
  expect(lintPolicyChange(rule('level: low'))).toEqual([
    'risk.rules: words raises nothing, since nothing is below low; to lower, add `allow-lowering: true`.',
  ]);
  expect(lintPolicyChange(rule('level: low, allow-lowering: true'))).toEqual([]);
  expect(lintPolicyChange(rule('level: medium'))).toEqual([]);
});
