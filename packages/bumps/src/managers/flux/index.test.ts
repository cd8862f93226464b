import { describe, expect, test } from 'vitest';
import { locate } from '../../locate.ts';
import { blob } from '../../testing.ts';
import { found, problems, proved } from '../testing.ts';

const A = `sha256:${'a'.repeat(64)}`;
const SHA = 'c0ffee'.padEnd(40, '1');
const PATH = 'flux/apps.yaml';

const release = (source: string, version = '1.2.3', metadata = 'name: app', group = 'helm.toolkit.fluxcd.io/v2') =>
  `apiVersion: ${group}\nkind: HelmRelease\nmetadata: { ${metadata} }\nspec:\n  chart:\n    spec:\n      chart: cert-manager\n      version: ${version}\n      sourceRef: { ${source} }\n`;
const repository = (url: string, metadata = 'name: jetstack') =>
  `apiVersion: source.toolkit.fluxcd.io/v1\nkind: HelmRepository\nmetadata: { ${metadata} }\nspec:\n  url: ${url}\n`;
const source = (kind: string, url: string, ref: string) =>
  `apiVersion: source.toolkit.fluxcd.io/v1\nkind: ${kind}\nspec:\n  url: ${url}\n  ref: { ${ref} }\n`;

const JETSTACK = 'kind: HelmRepository, name: jetstack';
const VERSION = '0:/spec/chart/spec/version';

describe('charts', () => {
  test.each<[string, string, string[]]>([
    ['a source without a namespace', release(JETSTACK), ['HelmRepository/jetstack/cert-manager']],
    [
      'a source with one',
      release(`${JETSTACK}, namespace: flux-system`),
      ['HelmRepository/flux-system/jetstack/cert-manager'],
    ],
    [
      "the release's own namespace",
      release(JETSTACK, '1.2.3', 'name: app, namespace: web'),
      ['HelmRepository/web/jetstack/cert-manager'],
    ],
    [
      'an old version of the API',
      release(JETSTACK, '1.2.3', 'name: app', 'helm.toolkit.fluxcd.io/v2beta1'),
      ['HelmRepository/jetstack/cert-manager'],
    ],
    [
      'the repository in the same file',
      `${release(JETSTACK)}---\n${repository('https://charts.jetstack.io/')}`,
      ['charts.jetstack.io/cert-manager'],
    ],
    [
      'a repository of another name',
      `${release(JETSTACK)}---\n${repository('https://charts.example.com', 'name: other')}`,
      ['HelmRepository/jetstack/cert-manager'],
    ],
    [
      'a repository of another namespace',
      `${release(`${JETSTACK}, namespace: a`)}---\n${repository('https://charts.example.com', 'name: jetstack, namespace: b')}`,
      ['HelmRepository/a/jetstack/cert-manager'],
    ],
    [
      'two repositories of that name',
      `${release(JETSTACK)}---\n${repository('https://a.example.com')}---\n${repository('https://b.example.com')}`,
      [],
    ],
    ['a templated address', `${release(JETSTACK)}---\n${repository('"https://{{ host }}"')}`, []],
    ['a path in a Git repository', release('kind: GitRepository, name: charts'), []],
    ['no source', release('kind: HelmRepository'), []],
    ['another group', release(JETSTACK, '1.2.3', 'name: app', 'example.com/v1'), []],
  ])('%s', (_, text, names) => {
    const expected = names.map((name) => `${VERSION} | helm ${name} | 1.2.3 | plain`);
    expect(found('flux', PATH, text)).toEqual(expected);
  });

  test('a repository in an OCI registry', () => {
    const text = `${release(JETSTACK)}---\n${repository('oci://quay.io/jetstack/charts')}`;
    expect(found('flux', PATH, text)).toEqual([
      `${VERSION} | docker quay.io/jetstack/charts/cert-manager | 1.2.3 | plain`,
    ]);
  });

  test.each<[string, string[]]>([
    ['"^1.2.0"', ['^1.2.0 | double']],
    ['">=1.2.0 <2.0.0"', ['>=1.2.0 <2.0.0 | double']],
    ['1.x', ['1.x | plain']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what Flux substitutes.
    ['${VERSION}', []],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what Flux substitutes.
    ['"${VERSION:=1.2.3}"', []],
    ['"{{ .version }}"', []],
    ['latest', []],
    ['""', []],
  ])('version: %s', (version, expected) => {
    const name = `${VERSION} | helm HelmRepository/jetstack/cert-manager`;
    expect(found('flux', PATH, release(JETSTACK, version))).toEqual(expected.map((line) => `${name} | ${line}`));
  });

  test('a HelmChart, and a List', () => {
    const chart = `apiVersion: source.toolkit.fluxcd.io/v1\nkind: HelmChart\nspec: { chart: app, version: 1.2.3, sourceRef: { kind: HelmRepository, name: r } }\n`;
    expect(found('flux', PATH, chart)).toEqual(['0:/spec/version | helm HelmRepository/r/app | 1.2.3 | plain']);
    const list = `apiVersion: v1\nkind: List\nitems:\n  - ${chart.trim().replaceAll('\n', '\n    ')}\n`;
    expect(found('flux', PATH, list)).toEqual(['0:/items/0/spec/version | helm HelmRepository/r/app | 1.2.3 | plain']);
  });

  test('a range is marked as one', () => {
    const ranges = ['1.2.3', '1.2', '~1.2.0', '*'].map(
      (version) => locate(PATH, blob(release(JETSTACK, `"${version}"`))).references[0]?.range ?? false,
    );
    expect(ranges).toEqual([false, false, true, true]);
  });
});

describe('sources', () => {
  const oci = (ref: string) => source('OCIRepository', 'oci://ghcr.io/example/charts/app', ref);
  const git = (ref: string, url = 'https://github.com/example/app') => source('GitRepository', url, ref);
  const APP = 'docker ghcr.io/example/charts/app';
  test.each<[string, string, string[]]>([
    ['a tag', oci('tag: 1.2.3'), [`0:/spec/ref/tag | ${APP} | 1.2.3 | plain`]],
    ['tag and digest', oci(`tag: 1.2.3, digest: "${A}"`), [`0:/spec/ref/tag | ${APP} | 1.2.3 + ${A} | plain+double`]],
    ['a digest', oci(`digest: "${A}"`), [`0:/spec/ref/digest | ${APP} | ${A} | double`]],
    ['a range', oci('semver: "~1.2.0"'), [`0:/spec/ref/semver | ${APP} | ~1.2.0 | double`]],
    ['no scheme', source('OCIRepository', 'ghcr.io/example/app', 'tag: 1.2.3'), []],
    ['no registry', source('OCIRepository', 'oci://app', 'tag: 1.2.3'), []],
    ['a tag in the address', source('OCIRepository', 'oci://ghcr.io/example/app:1.0.0', 'tag: 1.2.3'), []],
    ['a Git tag', git('tag: v1.2.3'), ['0:/spec/ref/tag | github-tags example/app | v1.2.3 | plain']],
    [
      'tag and commit',
      git(`tag: v1.2.3, commit: ${SHA}`),
      [`0:/spec/ref/tag | github-tags example/app | v1.2.3 + ${SHA} | plain+plain`],
    ],
    [
      'a branch and a commit',
      git(`branch: main, commit: ${SHA}`),
      [`0:/spec/ref/commit | github-tags example/app | ${SHA} | plain`],
    ],
    ['a short commit', git('commit: c0ffee1'), []],
    ['a branch', git('branch: main'), []],
    ['a branch called a tag', git('tag: main'), []],
    ['a Git range', git('semver: "^1.2.0"'), ['0:/spec/ref/semver | github-tags example/app | ^1.2.0 | double']],
    [
      'over SSH',
      git('tag: v1.2.3', 'ssh://git@github.com/example/app.git'),
      ['0:/spec/ref/tag | github-tags example/app | v1.2.3 | plain'],
    ],
    [
      'another host',
      git('tag: v1.2.3', 'https://git.example.com:8443/a/b/c'),
      ['0:/spec/ref/tag | git-tags git.example.com:8443/a/b/c | v1.2.3 | plain'],
    ],
    [
      'a host that only looks like GitHub',
      git('tag: v1.2.3', 'https://github.com.evil.example/example/app'),
      ['0:/spec/ref/tag | git-tags github.com.evil.example/example/app | v1.2.3 | plain'],
    ],
    ['more than a repository on GitHub', git('tag: v1.2.3', 'https://github.com/example/app/tree'), []],
    [
      "Flux's own manifests",
      'apiVersion: fluxcd.controlplane.io/v1\nkind: FluxInstance\nspec:\n  distribution:\n    artifact: oci://ghcr.io/example/manifests:v1.2.3\n',
      ['0:/spec/distribution/artifact | docker ghcr.io/example/manifests | v1.2.3 | plain'],
    ],
  ])('%s', (_, text, expected) => {
    expect(found('flux', PATH, text)).toEqual(expected);
  });

  test('a commit carries its repository, so that the tag beside it can be asked for', () => {
    const pins = [
      git(`tag: v1.2.3, commit: ${SHA}`),
      git('tag: v1.2.3'),
      git(`commit: ${SHA}`, 'https://git.example.com/a/b'),
    ];
    expect(pins.map((text) => locate(PATH, blob(text)).references[0]?.pin)).toEqual([
      { host: 'github.com', repository: 'example/app' },
      undefined,
      { host: 'git.example.com', repository: 'a/b' },
    ]);
  });

  test('numbers that readers print differently', () => {
    expect(problems(PATH, oci('tag: 1.10'))).toEqual(['5 scope/ambiguous-scalar']);
    expect(problems(PATH, git('tag: 1.10'))).toEqual(['5 scope/ambiguous-scalar']);
  });
});

describe('changes', () => {
  const oci = (tag: string, url = 'oci://ghcr.io/example/app') => source('OCIRepository', url, `tag: ${tag}`);
  test.each<[string, string, string, string[]]>([
    ['a minor', oci('1.2.3'), oci('1.3.0'), ['ghcr.io/example/app 1.2.3 → 1.3.0 minor']],
    ['another address', oci('1.2.3'), oci('1.2.4', 'oci://ghcr.io/evil/app'), ['4 scope/residue']],
    [
      'the repository beside it',
      `${release(JETSTACK, '1.2.3')}---\n${repository('https://a.example.com')}`,
      `${release(JETSTACK, '1.2.4')}---\n${repository('https://b.example.com')}`,
      ['15 scope/residue'],
    ],
    [
      'a version that becomes a range',
      release(JETSTACK, '1.2.3'),
      release(JETSTACK, '1.x'),
      ['HelmRepository/jetstack/cert-manager 1.2.3 → 1.x unpin'],
    ],
    [
      'a range that moves',
      release(JETSTACK, '~1.2.0'),
      release(JETSTACK, '~1.3.0'),
      ['HelmRepository/jetstack/cert-manager ~1.2.0 → ~1.3.0 minor'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(proved(PATH, before, after)).toEqual(expected);
  });
});
