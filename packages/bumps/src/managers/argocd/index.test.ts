import { describe, expect, test } from 'vitest';
import { found, proved } from '../testing.ts';

const PATH = 'argocd/app.yaml';
const A = `sha256:${'a'.repeat(64)}`;
const application = (source: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source: { ${source} }\n`;
const KEY = '0:/spec/source/targetRevision';
const GIT = 'repoURL: https://github.com/example/app';

test.each<[string, string, string[]]>([
  [
    'a chart',
    application('repoURL: https://charts.jetstack.io, chart: cert-manager, targetRevision: v1.16.1'),
    [`${KEY} | helm charts.jetstack.io/cert-manager | v1.16.1 | plain`],
  ],
  [
    'a chart in an OCI registry, without scheme',
    application('repoURL: ghcr.io/example/charts, chart: api, targetRevision: 3.1.0'),
    [`${KEY} | docker ghcr.io/example/charts/api | 3.1.0 | plain`],
  ],
  [
    'a chart in an OCI registry with a port',
    application('repoURL: "host:5000/charts", chart: api, targetRevision: 3.1.0'),
    [`${KEY} | docker host:5000/charts/api | 3.1.0 | plain`],
  ],
  [
    'an OCI artifact',
    application('repoURL: oci://ghcr.io/example/app, path: ., targetRevision: 3.1.0'),
    [`${KEY} | docker ghcr.io/example/app | 3.1.0 | plain`],
  ],
  ['no registry', application('repoURL: charts, chart: api, targetRevision: 3.1.0'), []],
  [
    'a range',
    application('repoURL: https://a.example, chart: b, targetRevision: 1.*'),
    [`${KEY} | helm a.example/b | 1.* | plain`],
  ],
  ['a Git tag', application(`${GIT}, targetRevision: v1.2.3`), [`${KEY} | github-tags example/app | v1.2.3 | plain`]],
  [
    'a Git tag elsewhere',
    application('repoURL: "git@git.example.com:team/app.git", targetRevision: v1.2.3'),
    [`${KEY} | git-tags git.example.com/team/app | v1.2.3 | plain`],
  ],
  ['HEAD', application(`${GIT}, targetRevision: HEAD`), []],
  ['a branch', application(`${GIT}, targetRevision: main`), []],
  ['a commit', application(`${GIT}, targetRevision: ${'c0ffee'.padEnd(40, '1')}`), []],
  ['no revision', application(GIT), []],
  ['an expression', application('repoURL: "{{ .url }}", chart: a, targetRevision: 1.2.3'), []],
  ['an expression as chart', application('repoURL: https://a.example, chart: "{{ .c }}", targetRevision: 1.2.3'), []],
  ['another group', application(`${GIT}, targetRevision: v1.2.3`).replace('argoproj.io', 'example.com'), []],
  ['another kind', application(`${GIT}, targetRevision: v1.2.3`).replace('Application', 'AppProject'), []],
  [
    'several sources',
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  sources:\n    - { repoURL: ghcr.io/a/b, chart: c, targetRevision: 1.2.3 }\n    - { ${GIT}, ref: values, targetRevision: main }\n`,
    ['0:/spec/sources/0/targetRevision | docker ghcr.io/a/b/c | 1.2.3 | plain'],
  ],
  [
    'an ApplicationSet, its generators too',
    `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  generators:\n    - list:\n        template: { spec: { source: { ${GIT}, targetRevision: v1.0.0 } } }\n  template:\n    spec:\n      source: { ${GIT}, targetRevision: v1.2.3 }\n`,
    [
      '0:/spec/generators/0/list/template/spec/source/targetRevision | github-tags example/app | v1.0.0 | plain',
      '0:/spec/template/spec/source/targetRevision | github-tags example/app | v1.2.3 | plain',
    ],
  ],
  [
    'kustomize images',
    application(`${GIT}, kustomize: { images: ["redis:7.4.1", "app=ghcr.io/example/app:1.2.3@${A}", "a=b"] }`),
    [
      '0:/spec/source/kustomize/images/0 | docker docker.io/library/redis | 7.4.1 | double',
      `0:/spec/source/kustomize/images/1 | docker ghcr.io/example/app | 1.2.3@${A} | double`,
    ],
  ],
])('%s', (_, text, expected) => {
  expect(found('argocd', PATH, text)).toEqual(expected);
});

describe('changes', () => {
  const before = application('repoURL: https://charts.example.com, chart: app, targetRevision: 1.2.3');
  test.each<[string, string, string[]]>([
    ['a patch', before.replace('1.2.3', '1.2.4'), ['charts.example.com/app 1.2.3 → 1.2.4 patch']],
    ['the repository', before.replace('charts.', 'evil.').replace('1.2.3', '1.2.4'), ['4 scope/residue']],
    ['the chart', before.replace('chart: app', 'chart: other'), ['4 scope/residue']],
    ['into a branch', before.replace('1.2.3', 'main'), ['4 scope/residue']],
  ])('%s', (_, after, expected) => {
    expect(proved(PATH, before, after)).toEqual(expected);
  });
});
