import { type Located, proveChange } from '@gatehouse/bumps';
import { describe, expect, it } from 'vitest';
import { file, policyOf } from '../testing.ts';
import { admitEdits } from './admit.ts';

/** The documented example: app-template stopped mounting the token by default; who declares a service account needs it back. */
const POLICY = `version: 1
scope:
  edits:
    - name: restore-token-mount
      reason: app-template 4 no longer mounts the token by default
      files: ["kubernetes/**/helmrelease.yaml"]
      when:
        - { path: /spec/values/serviceAccount, exists: true }
      set:
        - { path: /spec/values/defaultPodOptions/automountServiceAccountToken, to: true }
`;

const base = (values: string, version = '3.7.3') => `---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
spec:
  chart:
    spec:
      version: ${version}
  values:
${values}`;

const OPTIONS = `    defaultPodOptions:
      securityContext:
        runAsUser: 1000
`;
const ACCOUNT = `    serviceAccount:
      app: {}
`;
const TOKEN = '      automountServiceAccountToken: true\n';
const PATH = 'kubernetes/apps/app/helmrelease.yaml';

/** A stand-in for the managers: the chart's version is the one reference. */
function locate(path: string, blob: { oid: string; bytes: Uint8Array }): Located {
  const text = new TextDecoder().decode(blob.bytes);
  const references = [...text.matchAll(/version: ([0-9.]+)/g)].map((found, index) => {
    const start = found.index + 'version: '.length;
    const version = { text: found[1] ?? '', start, end: start + (found[1] ?? '').length };
    const common = {
      manager: 'flux',
      datasource: 'helm',
      name: 'c/app-template',
      written: 'app-template',
      style: 'plain',
    } as const;
    return { ...common, key: `${index}`, version, spans: [version], line: 7 };
  });
  return { path, oid: blob.oid, text, references, derived: [], problems: [] };
}

function prove(before: string, after: string, { policy = POLICY, path = PATH } = {}) {
  const side = (oid: string, text: string) => ({ mode: '100644', oid, bytes: new TextEncoder().encode(text) });
  const files = [file(path, { before: side('1', before), after: side('2', after) })];
  return proveChange({ files, siblings: [] }, locate, admitEdits(policyOf(policy)));
}

const isProved = (proof: ReturnType<typeof prove>) => proof.bumps.length > 0 && proof.residue.length === 0;

describe('the documented edit', () => {
  it('is admitted beside a bump, under a parent that is there', () => {
    const proof = prove(base(OPTIONS + ACCOUNT), base(OPTIONS.replace(':\n', `:\n${TOKEN}`) + ACCOUNT, '4.0.1'));
    expect(proof.residue).toEqual([]);
    expect(proof.bumps).toMatchObject([{ from: { version: '3.7.3' }, to: { version: '4.0.1' } }]);
    expect(proof.edits).toEqual([
      {
        edit: 'restore-token-mount',
        path: PATH,
        line: 10,
        message:
          '/spec/values/defaultPodOptions/automountServiceAccountToken was added with the value true: app-template 4 no longer mounts the token by default',
      },
    ]);
  });

  it.each([
    ['with its parent', ACCOUNT, `    defaultPodOptions:\n${TOKEN}${ACCOUNT}`],
    ['with its parent, at the end', ACCOUNT, `${ACCOUNT}    defaultPodOptions:\n${TOKEN}`],
    ['as last key', ACCOUNT + OPTIONS, `${ACCOUNT}${OPTIONS}${TOKEN}`],
    ['between keys', ACCOUNT + OPTIONS, `${ACCOUNT}${OPTIONS.replace('      sec', `${TOKEN}      sec`)}`],
    ['without a final line break', (ACCOUNT + OPTIONS).trimEnd(), `${ACCOUNT}${OPTIONS}${TOKEN}`.trimEnd()],
  ])('is admitted %s', (_name, before, after) => {
    expect(isProved(prove(base(before), base(after, '4.0.1')))).toBe(true);
  });

  it('is admitted in a file of Windows line ends', () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    const after = base(OPTIONS.replace(':\n', `:\n${TOKEN}`) + ACCOUNT, '4.0.1');
    expect(isProved(prove(crlf(base(OPTIONS + ACCOUNT)), crlf(after)))).toBe(true);
  });

  it('is admitted in the second document, when that one declares the account', () => {
    const first = base(OPTIONS);
    const second = base(OPTIONS + ACCOUNT);
    const after = base(OPTIONS.replace(':\n', `:\n${TOKEN}`) + ACCOUNT, '4.0.1');
    expect(isProved(prove(first + second, base(OPTIONS, '4.0.1') + after))).toBe(true);
  });
});

describe('what only looks like it is residue', () => {
  const withToken = (token: string) => OPTIONS.replace(':\n', `:\n${token}`);
  it.each<[string, string, string]>([
    ['the flip of an explicit false', withToken(TOKEN.replace('true', 'false')) + ACCOUNT, withToken(TOKEN) + ACCOUNT],
    ['another value', OPTIONS + ACCOUNT, withToken(TOKEN.replace('true', 'false')) + ACCOUNT],
    ['a string that reads alike', OPTIONS + ACCOUNT, withToken(TOKEN.replace('true', '"true"')) + ACCOUNT],
    ['an old spelling of true', OPTIONS + ACCOUNT, withToken(TOKEN.replace('true', 'yes')) + ACCOUNT],
    ['a second key beside it', OPTIONS + ACCOUNT, withToken(`${TOKEN}      hostNetwork: true\n`) + ACCOUNT],
    ['a second key in a new parent', ACCOUNT, `    defaultPodOptions:\n${TOKEN}      hostNetwork: true\n${ACCOUNT}`],
    ['no service account', OPTIONS, withToken(TOKEN)],
    ['an empty service account', `${OPTIONS}    serviceAccount:\n`, `${withToken(TOKEN)}    serviceAccount:\n`],
    ['a service account only after the change', OPTIONS, withToken(TOKEN) + ACCOUNT],
    ['a comment behind it', OPTIONS + ACCOUNT, withToken(TOKEN.replace('\n', ' # x\n')) + ACCOUNT],
    ['a comment line before it', OPTIONS + ACCOUNT, withToken(`      # x\n${TOKEN}`) + ACCOUNT],
    ['a comment on the new parent', ACCOUNT, `    defaultPodOptions: # x\n${TOKEN}${ACCOUNT}`],
    ['a comment between new parent and key', ACCOUNT, `    defaultPodOptions:\n      # x\n${TOKEN}${ACCOUNT}`],
    ['an anchor on the value', OPTIONS + ACCOUNT, withToken(TOKEN.replace('true', '&t true')) + ACCOUNT],
    ['a tag on the value', OPTIONS + ACCOUNT, withToken(TOKEN.replace('true', '!!bool true')) + ACCOUNT],
    ['flow style', ACCOUNT, `    defaultPodOptions: { automountServiceAccountToken: true }\n${ACCOUNT}`],
    ['trailing space', OPTIONS + ACCOUNT, withToken(TOKEN.replace('\n', ' \n')) + ACCOUNT],
    ['a quoted key', OPTIONS + ACCOUNT, withToken(TOKEN.replace(/auto\w+/, '"$&"')) + ACCOUNT],
    ['another path', OPTIONS + ACCOUNT, `${OPTIONS}${ACCOUNT}    automountServiceAccountToken: true\n`],
    [
      'a parent that others share by an alias',
      `${OPTIONS.replace('Options:', 'Options: &p')}${ACCOUNT}    other: *p\n`,
      `${OPTIONS.replace('Options:', 'Options: &p').replace('\n', `\n${TOKEN}`)}${ACCOUNT}    other: *p\n`,
    ],
    [
      'a parent with a merge key',
      `    x: &x { automountServiceAccountToken: false }\n${OPTIONS.replace('\n', '\n      <<: *x\n')}${ACCOUNT}`,
      `    x: &x { automountServiceAccountToken: false }\n${OPTIONS.replace('\n', `\n      <<: *x\n${TOKEN}`)}${ACCOUNT}`,
    ],
    [
      'a new parent that takes over the keys below',
      `${ACCOUNT}    a: 1\n`,
      `${ACCOUNT}    defaultPodOptions:\n${TOKEN}      a: 1\n`,
    ],
    [
      'a new parent that takes over keys of another one, every byte kept',
      '    serviceAccount:\n      app: {}\n      b: 1\n',
      `    serviceAccount:\n      app: {}\n    defaultPodOptions:\n${TOKEN}      b: 1\n`,
    ],
    [
      'a line that takes line breaks from the text above, every byte kept',
      `${ACCOUNT}    defaultPodOptions:\n      note: |+\n        x\n\n\n`,
      `${ACCOUNT}    defaultPodOptions:\n      note: |+\n        x\n\n${TOKEN}\n`,
    ],
    ['a parent that had no value', `    defaultPodOptions:\n${ACCOUNT}`, `    defaultPodOptions:\n${TOKEN}${ACCOUNT}`],
    ['the key moved', `${withToken(TOKEN)}${ACCOUNT}`, `${OPTIONS}${TOKEN}${ACCOUNT}`],
    ['the key removed', `${withToken(TOKEN)}${ACCOUNT}`, OPTIONS + ACCOUNT],
    ['another line changed as well', OPTIONS + ACCOUNT, withToken(TOKEN).replace('1000', '0') + ACCOUNT],
  ])('%s', (_name, before, after) => {
    const proof = prove(base(before), base(after, '4.0.1'));
    expect(proof.residue.length).toBeGreaterThan(0);
    expect(proof.edits).toEqual([]);
  });

  it('the edit in another file', () => {
    const before = base(OPTIONS + ACCOUNT);
    const after = base(withToken(TOKEN) + ACCOUNT, '4.0.1');
    for (const path of ['kubernetes/apps/app/other.yaml', 'apps/helmrelease.yaml']) {
      expect(isProved(prove(before, after, { path }))).toBe(false);
    }
  });

  it('the edit in another document than the one with the account', () => {
    const before = base(OPTIONS) + base(OPTIONS + ACCOUNT);
    const after = base(withToken(TOKEN), '4.0.1') + base(OPTIONS + ACCOUNT, '4.0.1');
    expect(isProved(prove(before, after))).toBe(false);
  });
});

describe('other forms of an edit', () => {
  const edit = (when: string, set: string) => `version: 1
scope:
  edits:
    - name: some-edit
      files: ["**"]
      when: [${when}]
      set: [${set}]
`;
  const proved = (policy: string, before: string, after: string) =>
    isProved(prove(base(before), base(after, '4.0.1'), { policy }));
  const always = '{ path: /kind, equals: HelmRelease }';

  it('a value may change when the edit says from what', () => {
    const policy = edit(always, '{ path: /spec/values/replicas, from: 1, to: 2 }');
    expect(proved(policy, '    replicas: 1\n', '    replicas: 2\n')).toBe(true);
    expect(proved(policy, '    replicas: 3\n', '    replicas: 2\n')).toBe(false);
    expect(proved(policy, '    replicas: 1\n', '    replicas: 3\n')).toBe(false);
    expect(proved(policy, '    replicas: 1\n', '    replicas: "2"\n')).toBe(false);
    expect(proved(policy, '    replicas: 1\n', '    replicas: 2 # x\n')).toBe(false);
    expect(
      proved(edit(always, '{ path: /spec/values/replicas, to: 2 }'), '    replicas: 1\n', '    replicas: 2\n'),
    ).toBe(false);
  });

  it('a star stands for any one key, and several places may change at once', () => {
    const policy = edit(always, '{ path: /spec/values/*/mode, to: "strict mode" }');
    const before = '    a:\n      x: 1\n    b:\n      x: 1\n';
    const after = '    a:\n      mode: strict mode\n      x: 1\n    b:\n      x: 1\n      mode: "strict mode"\n';
    expect(proved(policy, before, after)).toBe(true);
    expect(proved(policy, before, after.replace('a:\n      mode', 'a:\n      c:\n        mode'))).toBe(false);
  });

  it('a version is never an edit: references are judged as bumps', () => {
    const policy = edit(always, '{ path: /spec/chart/spec/version, from: 3.7, to: 4.1 }');
    const proof = prove(base('    a: 1\n', '3.7'), base('    a: 1\n', '4.1'), { policy });
    expect(proof.edits).toEqual([]);
    expect(proof.bumps).toHaveLength(1);
  });

  it.each([
    ['{ path: /spec/values/on, equals: true }', '    on: true\n', true],
    ['{ path: /spec/values/on, equals: true }', '    on: "true"\n', false],
    ['{ path: /spec/values/on, equals: true }', '    on: false\n', false],
    ['{ path: /spec/values/off, exists: false }', '    on: true\n', true],
    ['{ path: /spec/values/off, exists: false }', '    off: true\n', false],
    ['{ path: /spec/values/off/x, exists: false }', '    off: {}\n', true],
    ['{ path: /spec/values/off/x, exists: false }', '    off: { y: &y {} }\n', true],
    ['{ path: /spec/values/off/x, exists: false }', '    on: &a { x: 1 }\n    off: *a\n', false],
    ['{ path: /spec/values/off/x, exists: false }', '    on: &a { x: 1 }\n    off: { <<: *a }\n', false],
    [`${always}, { path: /spec/values/on, exists: true }`, '    on: 1\n', true],
    [`${always}, { path: /spec/values/no, exists: true }`, '    on: 1\n', false],
    ['{ path: /spec/values/a~1b, equals: x }', '    a/b: x\n', true],
  ])('condition %s on %j: %s', (when, values, expected) => {
    const policy = edit(when, '{ path: /spec/values/zone, to: eu }');
    expect(proved(policy, values, `${values}    zone: eu\n`)).toBe(expected);
  });
});
