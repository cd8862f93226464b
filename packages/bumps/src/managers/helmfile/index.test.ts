import { describe, expect, test } from 'vitest';
import { found, proved } from '../testing.ts';

const PATH = 'bootstrap/helmfile.yaml';
const REPOSITORIES =
  'repositories:\n  - name: cilium\n    url: https://helm.cilium.io/\n  - name: team\n    url: ghcr.io/example/charts\n    oci: true\n';
const release = (chart: string, version = '1.2.3') =>
  `releases:\n  - name: app\n    chart: ${chart}\n    version: ${version}\n`;
const KEY = '0:/releases/0/version';

test.each<[string, string, string[]]>([
  [
    'a repository of the file',
    REPOSITORIES + release('cilium/cilium'),
    [`${KEY} | helm helm.cilium.io/cilium | 1.2.3 | plain`],
  ],
  [
    'an OCI repository of the file',
    REPOSITORIES + release('team/api'),
    [`${KEY} | docker ghcr.io/example/charts/api | 1.2.3 | plain`],
  ],
  ['an OCI address', release('oci://ghcr.io/example/app'), [`${KEY} | docker ghcr.io/example/app | 1.2.3 | plain`]],
  [
    'an alias that another file explains',
    release('bitnami/redis'),
    [`${KEY} | helm alias:bitnami/redis | 1.2.3 | plain`],
  ],
  [
    'repositories in another document',
    `${release('cilium/cilium')}---\n${REPOSITORIES}`,
    [`${KEY} | helm helm.cilium.io/cilium | 1.2.3 | plain`],
  ],
  [
    'two repositories of one name',
    `repositories: [{ name: a, url: https://a.example.com }, { name: a, url: https://b.example.com }]\n${release('a/b')}`,
    [],
  ],
  ['a chart on disk', release('./charts/app'), []],
  ['a chart above', release('../charts/app'), []],
  ['an absolute path', release('/charts/app'), []],
  ['an expression', release('"{{ .Values.chart }}"'), []],
  ['an expression in the address', release('"oci://{{ .Values.registry }}/app"'), []],
  ['an expression as version', release('cilium/cilium', '"{{ .Values.version }}"'), []],
  ['no version', 'releases:\n  - chart: cilium/cilium\n', []],
  [
    'an expression elsewhere',
    `${release('bitnami/redis')}    args: --namespace={{ .Release.Namespace }}\n`,
    [`${KEY} | helm alias:bitnami/redis | 1.2.3 | plain`],
  ],
  [
    'a chart added to a release',
    'releases:\n  - chart: ./app\n    dependencies:\n      - { chart: bitnami/redis, version: 1.2.3 }\n',
    ['0:/releases/0/dependencies/0/version | helm alias:bitnami/redis | 1.2.3 | plain'],
  ],
  [
    'a template',
    'templates:\n  base:\n    chart: oci://ghcr.io/example/app\n    version: 1.2.3\n',
    ['0:/templates/base/version | docker ghcr.io/example/app | 1.2.3 | plain'],
  ],
  ["a chart's own files", 'dependencies:\n  - { chart: bitnami/redis, version: 1.2.3 }\n', []],
])('%s', (_, text, expected) => {
  expect(found('helmfile', PATH, text)).toEqual(expected);
});

test.each([
  ['helmfile.yaml', true],
  ['a/helmfile.d/01-apps.yaml', true],
  ['bootstrap/helmfile/apps.yml', true],
  ['a/prod-helmfile.yaml.gotmpl', true],
  ['a/apps.yaml', false],
  ['helmfile/readme.md', false],
])('%s: %s', (path, matches) => {
  expect(found('helmfile', path, release('bitnami/redis'))).toHaveLength(matches ? 1 : 0);
});

describe('changes', () => {
  const before = REPOSITORIES + release('cilium/cilium', '1.16.3');
  test.each<[string, string, string[]]>([
    ['a patch', before.replace('1.16.3', '1.16.4'), ['helm.cilium.io/cilium 1.16.3 → 1.16.4 patch']],
    ['the repository', before.replace('helm.cilium.io', 'helm.evil.example'), ['3 scope/residue']],
    ['the chart', before.replace('cilium/cilium', 'cilium/tetragon'), ['9 scope/residue']],
    ['into an expression', before.replace('1.16.3', '"{{ .v }}"'), ['10 scope/residue']],
  ])('%s', (_, after, expected) => {
    expect(proved(PATH, before, after)).toEqual(expected);
  });
});
