import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatehouseError } from '../verdict.ts';
import { loadPolicy } from './load.ts';
import { policySources } from './sources.ts';

const path = '.github/gatehouse.yml';
const load = (text: string | null, files: Record<string, string | null> = {}) =>
  loadPolicy({ path, text, commit: 'c0ffee', files: new Map(Object.entries(files)) });

function complaint(text: string, files: Record<string, string | null> = {}): string {
  try {
    load(text, files);
  } catch (error) {
    expect(error).toBeInstanceOf(GatehouseError);
    expect((error as GatehouseError).code).toBe('policy-invalid');
    expect((error as GatehouseError).fix).toContain('pull request of a person');
    return (error as GatehouseError).message.replace('the policy .github/gatehouse.yml cannot be read: ', '');
  }
  throw new Error('it was read');
}

const FULL = `version: 1
authors:
  enforce: ["renovate[bot]", { login: "dependabot[bot]", id: 49699333 }]
  commits: verified
scope:
  paths: ["kubernetes/**", ".github/workflows/**"]
  protected: ["**/rbac*.yaml"]
  managers: [kubernetes, flux]
  updates: [patch, minor, digest, major]
  packages: { allow: ["ghcr.io/home-operations/**"], deny: ["**/evil"] }
  lockfiles: { new-packages: deny, hosts: ["registry.example.org"] }
  edits: []
holds:
  - { package: "emqx/emqx", allow: "<6.2.1", reason: "data loss", issue: "https://example.org/1", until: 2026-12-31 }
  - { from-renovate: .renovate/holds.json5 }
`;

describe('a policy that is right', () => {
  it('is read whole', () => {
    const policy = load(FULL, { '.renovate/holds.json5': '{ packageRules: [] }' });
    expect(policy).toMatchObject({
      path,
      commit: 'c0ffee',
      files: ['.renovate/holds.json5'],
      authors: {
        enforce: [
          { login: 'renovate[bot]', id: null },
          { login: 'dependabot[bot]', id: 49699333 },
        ],
        commits: 'verified',
      },
      scope: { lockfiles: { 'new-packages': 'deny', hosts: ['registry.example.org'] } },
    });
    expect([...policy.scope.updates]).toEqual(['patch', 'minor', 'digest', 'major']);
    expect([...(policy.scope.managers ?? [])]).toEqual(['kubernetes', 'flux']);
    expect(policy.holds).toHaveLength(2);
    expect(policy.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('has documented defaults, with or without a file', () => {
    for (const policy of [load(null), load('version: 1\n')]) {
      expect(policy.authors).toEqual({ enforce: null, commits: 'login' });
      expect(policy.scope.paths).toBeNull();
      expect(policy.scope.managers).toBeNull();
      expect(policy.scope.packages.allow).toBeNull();
      expect([...policy.scope.updates]).toEqual(['patch', 'minor', 'digest']);
      expect(policy.holds).toEqual([]);
    }
    expect(load(null).digest).toBe('default');
  });
});

describe('a policy that is wrong says the key, the line and the way out', () => {
  it.each([
    ['version: 1\nscope:\n  update: [patch]\n', 'line 3: scope.update is not a key; did you mean scope.updates?'],
    ['version: 1\nupdates: [patch]\n', 'line 2: updates is not a key; did you mean scope.updates?'],
    [
      'version: 1\nscope:\n  xyzzy: 1\n',
      'line 3: scope.xyzzy is not a key; keys here are paths, protected, managers, updates, packages, lockfiles, edits',
    ],
    ['scope: {}\n', 'line 1: version is missing; add `version: 1`'],
    ['version: 2\n', 'line 1: version is 2; write `version: 1`'],
    [
      'version: 1\nscope:\n  updates: [minors]\n',
      'line 3: scope.updates[0] is "minors"; it is one of: major, minor, patch, digest, pin, lock (did you mean minor?)',
    ],
    [
      'version: 1\nscope:\n  updates: [downgrade]\n',
      'line 3: scope.updates[0] is "downgrade"; it is one of: major, minor, patch, digest, pin, lock',
    ],
    ['version: 1\nscope:\n  paths: kubernetes/**\n', 'line 3: scope.paths is "kubernetes/**", but a list is needed'],
    ['version: 1\nscope:\n  paths:\n', 'line 3: scope.paths is empty, but a list is needed'],
    [
      'version: 1\nscope:\n  paths: []\n',
      'line 3: scope.paths is an empty list, which would match nothing; leave `scope.paths` out to allow bumps everywhere',
    ],
    [
      'version: 1\nscope:\n  paths: [1]\n',
      'line 3: scope.paths[0] is 1, but text (in quotes if it looks like a number) is needed',
    ],
    [
      'version: 1\nscope:\n  paths:\n    - a\n    - "{a,b}/**"\n',
      'line 5: scope.paths[1] `{a,b}/**` has braces; write one pattern for each alternative',
    ],
    [
      'version: 1\nscope:\n  paths: ["a/**.yaml"]\n',
      'line 3: scope.paths[0] `a/**.yaml` has `**.yaml`: `**` must stand alone between slashes; write `**/*.yaml`',
    ],
    ['version: 1\nscope:\nscope: {}\n', 'line 3: the key scope stands here a second time; keep one'],
    ['version: 1\n---\nversion: 1\n', 'line 2: a second document begins here; a policy is one YAML document'],
    [
      'version: 1\nscope:\n  paths: &p ["a"]\n  protected: *p\n',
      'line 3: anchors are not read in a policy; write the value out; line 4: aliases are not read in a policy; write the value out',
    ],
    [
      'version: 1\nscope:\n  protected: [**/rbac*.yaml]\n',
      'line 3: `**/rbac*.yaml`: YAML takes a value that begins with `*` for an alias; put the glob in quotes',
    ],
    [
      'version: 1\nscope:\n  paths:\n    - *\n    - */a b\n',
      'line 4: `*`: YAML takes a value that begins with `*` for an alias; put the glob in quotes; line 5: `*/a`: YAML takes a value that begins with `*` for an alias; put the glob in quotes',
    ],
    [
      'version: 1\nscope:\n  managers: [helm, docker, helmfil, xyzzy]\n',
      'line 3: scope.managers[0] is "helm"; it is one of: kubernetes, helm-values, flux, helmfile, helm-chart, kustomize, argocd, docker-compose, dockerfile, devcontainer, github-actions, annotation (did you mean helm-values, helm-chart or flux?); line 3: scope.managers[1] is "docker"; it is one of the same (did you mean kubernetes, dockerfile or docker-compose?); line 3: scope.managers[2] is "helmfil"; it is one of the same (did you mean helmfile?); line 3: scope.managers[3] is "xyzzy"; it is one of the same',
    ],
    [
      'version: 1\nrisk:\n  levels:\n    - { rule: risk/replica, level: medium, reason: by instance }\n',
      'line 4: risk.levels[0].rule is "risk/replica"; did you mean risk/replicas?',
    ],
    [
      'version: 1\nscope:\n  updates: [pinDigest]\n',
      'line 3: scope.updates[0] is "pinDigest"; it is one of: major, minor, patch, digest, pin, lock (did you mean pin?)',
    ],
    [
      'version: 1\nholds:\n  - packages: [a]\n',
      'line 3: holds[0].package is missing; line 3: holds[0].allow is missing; line 3: holds[0].packages is not a key; did you mean holds[0].package?',
    ],
    ['version: !!int 1\n', 'line 1: tags such as tag:yaml.org,2002:int are not read in a policy; leave it out'],
    ['version: 1\n1: 2\n', 'line 2: the key 1 is not text; keys are words, see docs/policy.md'],
    ['version: 1\n? [a]\n: 2\n', 'line 1: a key here is not text; keys are words, see docs/policy.md'],
    ['version: 1\n<<: {}\n', 'line 2: <<: merge keys are not read in a policy; write the keys out'],
    ['', 'the file is empty; write at least `version: 1`'],
    ['- a\n', 'line 1: the file is no mapping of keys; write at least `version: 1`'],
    [
      'version: 1\nauthors:\n  enforce: [7]\n',
      'line 3: authors.enforce[0] is 7, but text (in quotes if it looks like a number) is needed',
    ],
    [
      'version: 1\nauthors:\n  enforce: ["a b"]\n',
      'line 3: authors.enforce[0] is not a login such as `renovate[bot]` or `octocat`',
    ],
    [
      'version: 1\nauthors:\n  enforce:\n    - { login: octocat, name: x }\n',
      'line 4: authors.enforce[0].id is missing; line 4: authors.enforce[0].name is not a key; keys here are login, id',
    ],
    [
      'version: 1\nholds:\n  - { package: a, allow: six }\n',
      'line 3: holds[0].allow is not a version range such as `<6.2.1`, `>=1.2 <2` or `^3 || ^4`',
    ],
    [
      'version: 1\nholds:\n  - { package: a, allow: 6 }\n',
      'line 3: holds[0].allow is 6, but text (in quotes if it looks like a number) is needed',
    ],
    [
      'version: 1\nholds:\n  - { package: a, allow: "<6", until: 2026-02-30 }\n',
      'line 3: holds[0].until is a day that no calendar has',
    ],
    [
      'version: 1\nholds:\n  - { package: a, allow: "<6", issue: "javascript:alert(1)" }\n',
      'line 3: holds[0].issue is not an https:// address',
    ],
    [
      'version: 1\nholds:\n  - { from_renovate: a.json5 }\n',
      'line 3: holds[0].from-renovate is missing; line 3: holds[0].from_renovate is not a key; did you mean holds[0].from-renovate?',
    ],
    [
      'version: 1\nholds:\n  - { from-renovate: ../a.json5 }\n',
      'line 3: holds[0].from-renovate is not the path of a file from the root of the repository, such as `.renovate/holds.json5`',
    ],
  ])('%j', (text, expected) => {
    expect(complaint(text)).toBe(expected);
  });

  it('says that YAML itself is broken, and where', () => {
    expect(complaint('version: 1\nscope: [a\n')).toMatch(/^line 3: not valid YAML: /);
    expect(complaint('version: 1\n\tscope: {}\n')).toMatch(/^line 2: not valid YAML: /);
  });

  it('refuses a file that was made to cost time or memory', () => {
    expect(complaint(`version: 1\n# ${'x'.repeat(70_000)}\n`)).toBe('the file is longer than 65536 characters');
    expect(complaint('['.repeat(60_000))).toMatch(/nested too deeply|not valid YAML/);
    const keys = Array.from({ length: 9_000 }, (_, index) => `k${index}:\n`).join('');
    const started = performance.now();
    expect(complaint(keys)).toMatch(/^line 1: version is missing.*; and \d+ more$/);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('names a file that the policy names and that is missing or unreadable', () => {
    const text = 'version: 1\nholds:\n  - from-renovate: .renovate/holds.json5\n';
    expect(complaint(text)).toBe(
      'line 3: holds[0].from-renovate names .renovate/holds.json5, which does not exist at commit c0ffee; correct the path or remove the entry',
    );
    expect(complaint(text, { '.renovate/holds.json5': '{' })).toMatch(
      /^line 3: holds\[0\]\.from-renovate: \.renovate\/holds\.json5 cannot be read as holds: it is not JSON5: /,
    );
  });

  it('says where it looked for such a file when the policy itself was not read from a commit', () => {
    const text = 'version: 1\nholds:\n  - from-renovate: a.json5\n';
    const input = { path, text, commit: null, files: new Map() };
    expect(() => loadPolicy(input)).toThrow('names a.json5, which does not exist there; ');
    expect(() => loadPolicy({ ...input, filesCommit: 'f'.repeat(40) })).toThrow('exist at commit ffffffffffff; ');
  });

  it('gives several complaints a line each and the message one', () => {
    try {
      load('version: 2\nscop: 1\n');
    } catch (error) {
      const { lines, message } = error as GatehouseError;
      expect(lines).toEqual([
        'the policy .github/gatehouse.yml cannot be read:',
        'line 1: version is 2; write `version: 1`;',
        'line 2: scop is not a key; did you mean scope?',
      ]);
      expect(message).toBe(lines.join(' '));
    }
    expect.assertions(2);
  });

  it('never throws anything but its own error, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `version: 1\nscope: ${text}`),
        ),
        (text) => {
          try {
            load(text);
          } catch (error) {
            expect(error).toBeInstanceOf(GatehouseError);
          }
          expect(Array.isArray(policySources(text))).toBe(true);
        },
      ),
    );
  });
});

describe('the files a policy names', () => {
  it('are those of from-renovate, even when other keys are wrong', () => {
    expect(policySources(FULL)).toEqual(['.renovate/holds.json5']);
    expect(policySources('scop: 1\nholds: [{ from-renovate: a.json5 }, { from-renovate: /etc/passwd }, 7]')).toEqual([
      'a.json5',
    ]);
    expect(policySources('holds: [')).toEqual([]);
    expect(policySources(null)).toEqual([]);
  });
});
