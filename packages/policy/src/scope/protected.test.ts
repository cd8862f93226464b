import { describe, expect, it } from 'vitest';
import { change, file, judge, policyOf, proof, residue, rulesOf } from '../testing.ts';

describe('protected paths take not even a bump', () => {
  it.each([
    ['.github/gatehouse.yml', "it is Gatehouse's policy"],
    ['.github/gatehouse/anything.json', "it is Gatehouse's own policy"],
    ['.renovate/holds.json5', 'the policy reads it'],
    ['.renovate/groups.json5', "it is Renovate's configuration"],
    ['renovate.json', "it is Renovate's configuration"],
    ['renovate.json5', "it is Renovate's configuration"],
    ['.github/renovate.json5', "it is Renovate's configuration"],
    ['.gitlab/renovate.json', "it is Renovate's configuration"],
    ['.renovaterc', "it is Renovate's configuration"],
    ['.renovaterc.json5', "it is Renovate's configuration"],
    ['presets/renovate.json', "it is Renovate's configuration"],
    ['.github/dependabot.yml', "it is Dependabot's configuration"],
    ['.github/dependabot.yaml', "it is Dependabot's configuration"],
    ['CODEOWNERS', 'it is CODEOWNERS'],
    ['.github/CODEOWNERS', 'it is CODEOWNERS'],
    ['docs/CODEOWNERS', 'it is CODEOWNERS'],
    ['kubernetes/rbac-admin.yaml', 'scope.protected names it'],
  ])('%s: %s', (path, why) => {
    const text =
      'version: 1\nscope: { protected: ["**/rbac*.yaml"] }\nholds: [{ from-renovate: .renovate/holds.json5 }]\n';
    const policy = policyOf(text, { '.renovate/holds.json5': '{ packageRules: [] }' });
    expect(judge({ policy, change: change({ files: [file(path)] }) }).findings).toEqual([
      {
        rule: 'scope/protected',
        path,
        line: null,
        message: `the file is protected: ${why}`,
        fix: 'Take it out of this pull request, or make the change in a pull request of a person, from another branch.',
      },
    ]);
  });

  it('hide how to make their lines provable, and nothing else', () => {
    const files = [file('CODEOWNERS'), file('a.toml')];
    const found = (['scope/no-manager', 'scope/residue', 'scope/encoding'] as const).flatMap((rule) =>
      files.map(({ path }) => residue({ rule, path })),
    );
    const { findings } = judge({ change: change({ files }), proof: proof({ residue: found }) });
    expect(findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'scope/protected CODEOWNERS',
      'scope/no-manager a.toml',
      'scope/residue a.toml',
      'scope/encoding CODEOWNERS',
      'scope/encoding a.toml',
    ]);
  });

  it.each(['kubernetes/app.yaml', 'renovate.yaml', '.github/workflows/renovate.json.yaml', 'a/b/CODEOWNERS.md'])(
    '%s is not protected',
    (path) => {
      expect(rulesOf({ change: change({ files: [file(path)] }) })).toEqual([]);
    },
  );
});
