import { describe, expect, test } from 'vitest';
import { found, problems, proved } from '../testing.ts';

const A = `sha256:${'a'.repeat(64)}`;
const PATH = 'apps/web/kustomization.yaml';
const images = (image: string) => `images:\n  - { ${image} }\n`;
const TAG = '0:/images/0/newTag';

describe('images', () => {
  test.each<[string, string, string[]]>([
    ['a tag', images('name: redis, newTag: 7.4.1'), [`${TAG} | docker docker.io/library/redis | 7.4.1 | plain`]],
    [
      'another name',
      images('newTag: "7.4.1", name: redis, newName: ghcr.io/example/redis'),
      [`${TAG} | docker ghcr.io/example/redis | 7.4.1 | double`],
    ],
    [
      'a digest',
      images(`name: redis, digest: "${A}"`),
      [`0:/images/0/digest | docker docker.io/library/redis | ${A} | double`],
    ],
    [
      'tag and digest',
      images(`name: redis, digest: "${A}", newTag: 7.4.1`),
      [`${TAG} | docker docker.io/library/redis | ${A} + 7.4.1 | double+plain`],
    ],
    ['no name', images('newTag: 7.4.1'), []],
    ['a name only', images('name: redis, newName: valkey'), []],
    ['an empty tag', images('name: redis, newTag: ""'), []],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what Flux substitutes.
    ['a substitution', images('name: redis, newTag: "${TAG}"'), []],
    [
      "Flux's Kustomization",
      `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  images: [{ name: redis, newTag: 7.4.1 }]\n`,
      ['0:/spec/images/0/newTag | docker docker.io/library/redis | 7.4.1 | plain'],
    ],
    [
      'post-renderers of a HelmRelease',
      `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  postRenderers:\n    - kustomize:\n        images: [{ name: redis, newTag: 7.4.1 }]\n`,
      ['0:/spec/postRenderers/0/kustomize/images/0/newTag | docker docker.io/library/redis | 7.4.1 | plain'],
    ],
  ])('%s', (_, text, expected) => {
    expect(found('kustomize', PATH, text)).toEqual(expected);
  });

  test('a number that readers print differently', () => {
    expect(problems(PATH, images('name: redis, newTag: 7.10'))).toEqual(['2 scope/ambiguous-scalar']);
  });
});

test('charts', () => {
  const chart =
    'helmCharts:\n  - { name: app, repo: https://charts.example.com/stable, version: 1.2.3 }\n  - { name: app, repo: oci://ghcr.io/example/charts, version: 1.2.3 }\n  - { name: app, version: 1.2.3 }\n';
  expect(found('kustomize', PATH, chart)).toEqual([
    '0:/helmCharts/0/version | helm charts.example.com/stable/app | 1.2.3 | plain',
    '0:/helmCharts/1/version | docker ghcr.io/example/charts/app | 1.2.3 | plain',
  ]);
});

describe('remote resources', () => {
  test.each<[string, string | null]>([
    ['https://github.com/o/r?ref=v1.2.3', 'github-tags o/r'],
    ['https://github.com/o/r.git?ref=v1.2.3', 'github-tags o/r'],
    ['https://github.com/o/r//deploy/base?ref=v1.2.3', 'github-tags o/r'],
    ['https://github.com/o/r/deploy/base?ref=v1.2.3', 'github-tags o/r'],
    ['https://github.com/o/r//deploy?timeout=120s&ref=v1.2.3', 'github-tags o/r'],
    ['https://github.com/o/r//deploy?ref=v1.2.3&timeout=120s', 'github-tags o/r'],
    ['https://github.com/o/r//deploy?version=v1.2.3', 'github-tags o/r'],
    ['github.com/o/r?ref=v1.2.3', 'github-tags o/r'],
    ['github.com/o/r//deploy?ref=v1.2.3', 'github-tags o/r'],
    ['git@github.com:o/r?ref=v1.2.3', 'github-tags o/r'],
    ['git@github.com:o/r.git//deploy?ref=v1.2.3', 'github-tags o/r'],
    ['ssh://git@github.com/o/r.git//deploy?ref=v1.2.3', 'github-tags o/r'],
    ['git::https://github.com/o/r//deploy?ref=v1.2.3', 'github-tags o/r'],
    ['https://git.example.com/a/b/c.git/deploy?ref=v1.2.3', 'git-tags git.example.com/a/b/c'],
    ['https://git.example.com/a/b//deploy?ref=v1.2.3', 'git-tags git.example.com/a/b'],
    ['git@git.example.com:a/b.git?ref=v1.2.3', 'git-tags git.example.com/a/b'],
    ['https://github.com/o/r/releases/download/v1.2.3/install.yaml', 'github-tags o/r'],
    ['https://raw.githubusercontent.com/o/r/v1.2.3/deploy/crds.yaml', 'github-tags o/r'],
    ['https://raw.githubusercontent.com/o/r/refs/tags/v1.2.3/crds.yaml', 'github-tags o/r'],
    ['https://github.com/o/r/raw/v1.2.3/crds.yaml', 'github-tags o/r'],
    ['https://github.com/o/r?ref=main', null],
    ['https://github.com/o/r', null],
    ['https://github.com/o?ref=v1.2.3', null],
    ['https://github.com/o/r?ref=v1.2.3&ref=v1.2.3', null],
    ['https://github.com/o/r?ref=v1.2.3&version=v1.2.3', null],
    ['https://github.com/o/r?ref=v1.2.3#x', null],
    ['https://github.com/o/../r?ref=v1.2.3', null],
    ['https://github.com.evil.example/releases/download/v1.2.3/install.yaml', null],
    ['http://github.com/o/r/releases/download/v1.2.3/install.yaml', null],
    ['https://github.com/o/r/releases/download/v1.2.3/a/install.yaml', null],
    ['https://github.com/o/r/releases/latest/download/install.yaml', null],
    ['https://raw.githubusercontent.com/o/r/main/crds.yaml', null],
    ['https://raw.githubusercontent.com/o/r/refs/heads/v1.2.3/crds.yaml', null],
    ['https://example.com/v1.2.3/crds.yaml', null],
    ['./v1.2.3/crds.yaml', null],
    ['"https://github.com/{{ o }}/r?ref=v1.2.3"', null],
  ])('%s', (resource, named) => {
    const expected = named === null ? [] : [`0:/resources/0 | ${named} | v1.2.3 | plain`];
    expect(found('kustomize', PATH, `resources:\n  - ${resource}\n`)).toEqual(expected);
  });

  test('components and bases as well, patches not', () => {
    const url = 'https://github.com/o/r?ref=v1.2.3';
    const text = `bases: [${url}]\ncomponents: [${url}]\npatches: [{ path: ${url} }]\n`;
    expect(found('kustomize', PATH, text).map((line) => line.split(' ')[0])).toEqual(['0:/bases/0', '0:/components/0']);
  });
});

test.each<[string, string, number]>([
  ['kustomization.yaml', '', 1],
  ['a/kustomization.yml', '', 1],
  ['a/Kustomization', '', 1],
  ['a/other.yaml', '', 0],
  ['a/other.yaml', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n', 1],
  ['a/other.yaml', 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n', 1],
  ['kustomization.yaml', 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n', 0],
])('%s with "%s"', (path, head, count) => {
  expect(found('kustomize', path, head + images('name: redis, newTag: 7.4.1'))).toHaveLength(count);
});

describe('changes', () => {
  const image = (name: string, tag: string) => images(`name: app, newName: ${name}, newTag: ${tag}`);
  const remote = (url: string) => `resources:\n  - ${url}\n`;
  test.each<[string, string, string, string[]]>([
    ['a patch', image('redis', '7.4.0'), image('redis', '7.4.1'), ['docker.io/library/redis 7.4.0 → 7.4.1 patch']],
    ['another name', image('redis', '7.4.0'), image('evil', '7.4.1'), ['2 scope/residue']],
    [
      'a remote tag',
      remote('https://github.com/o/r//a?ref=v1.2.3'),
      remote('https://github.com/o/r//a?ref=v1.3.0'),
      ['o/r v1.2.3 → v1.3.0 minor'],
    ],
    [
      'a remote path',
      remote('https://github.com/o/r//a?ref=v1.2.3'),
      remote('https://github.com/o/r//b?ref=v1.3.0'),
      ['2 scope/residue'],
    ],
    [
      'into a branch',
      remote('https://github.com/o/r?ref=v1.2.3'),
      remote('https://github.com/o/r?ref=main'),
      ['2 scope/residue'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(proved(PATH, before, after)).toEqual(expected);
  });
});
