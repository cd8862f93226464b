import { describe, expect, it } from 'vitest';
import { change, file, judge, rulesOf } from '../testing.ts';

describe('scope.paths', () => {
  it('lets bumps happen everywhere by default, and only there when it is set', () => {
    const text = 'version: 1\nscope: { paths: ["kubernetes/**", ".github/workflows/**"] }\n';
    const at = (path: string) => ({ change: change({ files: [file(path)] }) });
    expect(rulesOf(at('anything.yaml'))).toEqual([]);
    expect(rulesOf({ text, ...at('kubernetes/a/.b/app.yaml') })).toEqual([]);
    expect(judge({ text, ...at('apps/app.yaml') }).findings).toEqual([
      {
        rule: 'scope/path',
        path: 'apps/app.yaml',
        line: null,
        message: 'the file is outside scope.paths (kubernetes/**, .github/workflows/**)',
        fix: 'Add its path to scope.paths in .github/gatehouse.yml, or make the change in a pull request of a person, from another branch.',
      },
    ]);
  });

  it('refuses a path that is too long to match, whatever the policy', () => {
    const long = file(`kubernetes/${'a'.repeat(256)}.yaml`);
    expect(rulesOf({ change: change({ files: [long] }) })).toEqual(['scope/path']);
  });
});
