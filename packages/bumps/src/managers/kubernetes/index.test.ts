import { describe, expect, test } from 'vitest';
import { found, problems, proved } from '../testing.ts';

const A = `sha256:${'a'.repeat(64)}`;
const PATH = 'apps/web/app.yaml';
const object = (apiVersion: string, kind: string, spec: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nspec: ${spec}\n`;
const pod = (image: string) => object('v1', 'Pod', `\n  containers:\n    - name: app\n      image: ${image}`);
const IMAGE = '0:/spec/containers/0/image';
const REDIS = 'docker docker.io/library/redis';

describe('pod specs', () => {
  test.each<[string, string, string[]]>([
    ['a tag', pod('redis:7.4.1'), [`${IMAGE} | ${REDIS} | 7.4.1 | plain`]],
    ['tag and digest, quoted', pod(`"redis:7.4.1@${A}"`), [`${IMAGE} | ${REDIS} | 7.4.1@${A} | double`]],
    ['a digest', pod(`'redis@${A}'`), [`${IMAGE} | ${REDIS} | ${A} | single`]],
    ['a comment behind it', pod('redis:7.4.1 # 9.9.9'), [`${IMAGE} | ${REDIS} | 7.4.1 | plain`]],
    ['a port and a tag', pod('host:5000/app:1.2.3'), [`${IMAGE} | docker host:5000/app | 1.2.3 | plain`]],
    ['a port, no tag', pod('host:5000/app'), []],
    ['neither tag nor digest', pod('redis'), []],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what Flux substitutes.
    ['a substitution', pod('redis:${TAG}'), []],
    ['an expression', pod('"redis:{{ .tag }}"'), []],
    ['an empty image', pod(''), []],
    ['a template that is no YAML', pod('{{ .image }}'), []],
    [
      'every list of containers, however deep',
      object(
        'batch/v1',
        'CronJob',
        '{ jobTemplate: { spec: { template: { spec: { initContainers: [{ image: "a:1" }], containers: [{ image: "b:2" }], ephemeralContainers: [{ image: "c:3" }] } } } } }',
      ),
      ['initContainers/0', 'containers/0', 'ephemeralContainers/0'].map(
        (place, index) =>
          `0:/spec/jobTemplate/spec/template/spec/${place}/image | docker docker.io/library/${'abc'[index]} | ${index + 1} | double`,
      ),
    ],
    [
      'an image volume',
      object('v1', 'Pod', '{ containers: [], volumes: [{ image: { reference: "a/b:1.2.3" } }] }'),
      ['0:/spec/volumes/0/image/reference | docker docker.io/a/b | 1.2.3 | double'],
    ],
    [
      'a List',
      object('v1', 'List', '{}').replace(
        'spec: {}',
        `items: [{ apiVersion: v1, kind: Pod, spec: { containers: [{ image: "a:1" }] } }]`,
      ),
      ['0:/items/0/spec/containers/0/image | docker docker.io/library/a | 1 | double'],
    ],
    ['the second document', `a: 1\n---\n${pod('redis:7')}`, [`1:/spec/containers/0/image | ${REDIS} | 7 | plain`]],
    ['no kind', pod('redis:7').replace('kind: Pod\n', ''), []],
    ['an image elsewhere', object('v1', 'ConfigMap', '{ image: "redis:7" }'), []],
  ])('%s', (_, text, expected) => {
    expect(found('kubernetes', PATH, text)).toEqual(expected);
  });

  test('an image with escapes is a problem that says where', () => {
    expect(problems(PATH, pod('"redis:\\x37"'))).toEqual(['6 scope/ambiguous-scalar']);
  });
});

describe('custom resources', () => {
  test.each<[string, string, string[]]>([
    [
      'image anywhere below spec',
      object('example.com/v1', 'App', '{ a: { image: "a:1" } }'),
      ['0:/spec/a/image | a:1'],
    ],
    ['image as a map', object('example.com/v1', 'App', '{ image: { repository: a, tag: "1" } }'), []],
    [
      'imageName of CloudNativePG',
      object('postgresql.cnpg.io/v1', 'Cluster', '{ imageName: "a:1" }'),
      ['0:/spec/imageName | a:1'],
    ],
    [
      'an image catalog',
      object('postgresql.cnpg.io/v1', 'ImageCatalog', '{ images: [{ major: 16, image: "a:1" }] }'),
      ['0:/spec/images/0/image | a:1'],
    ],
    [
      'a Crossplane package',
      object('pkg.crossplane.io/v1', 'Provider', '{ package: "a:1" }'),
      ['0:/spec/package | a:1'],
    ],
    ['a package of another group', object('example.com/v1', 'Provider', '{ package: "a:1" }'), []],
    ['imageName of another kind', object('postgresql.cnpg.io/v1', 'Pooler', '{ imageName: "a:1" }'), []],
    ['a built-in group', object('gateway.networking.k8s.io/v1', 'Gateway', '{ image: "a:1" }'), []],
    ['values of a HelmRelease', object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', '{ values: { image: "a:1" } }'), []],
  ])('%s', (_, text, places) => {
    const expected = places.map((place) => place.replace('a:1', 'docker docker.io/library/a | 1 | double'));
    expect(found('kubernetes', PATH, text)).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    [
      'address',
      '{ url: "https://grafana.com/api/dashboards/1860/revisions/42/download" }',
      ['0:/spec/url | 42 | double'],
    ],
    ['number', '{ grafanaCom: { id: 1860, revision: 42 } }', ['0:/spec/grafanaCom/revision | 42 | plain']],
    ['another address', '{ url: "https://example.com/api/dashboards/1860/revisions/42/download" }', []],
  ])('a dashboard by its %s', (_, spec, places) => {
    const expected = places.map((place) => place.replace(' | ', ' | custom.grafana-dashboards 1860 | '));
    expect(found('kubernetes', PATH, object('grafana.integreatly.org/v1beta1', 'GrafanaDashboard', spec))).toEqual(
      expected,
    );
  });
});

describe('Talos', () => {
  const config = (head: string) =>
    `${head}machine:\n  install: { image: "factory.talos.dev/installer/abc:v1.8.0" }\ncluster:\n  etcd: { image: "a:1" }\n  other: { image: "b:1" }\n`;
  test('a machine configuration', () => {
    expect(found('kubernetes', 'talos/node.yaml', config('version: v1alpha1\n'))).toEqual([
      '0:/machine/install/image | docker factory.talos.dev/installer/abc | v1.8.0 | double',
      '0:/cluster/etcd/image | docker docker.io/library/a | 1 | double',
    ]);
    expect(found('kubernetes', 'talos/node.yaml', config(''))).toEqual([]);
  });
  test('a document with a kind', () => {
    const text = 'apiVersion: v1alpha1\nkind: ExtensionServiceConfig\nimage: ghcr.io/example/app:1.2.3\n';
    expect(found('kubernetes', PATH, text)).toEqual(['0:/image | docker ghcr.io/example/app | 1.2.3 | plain']);
  });
});

describe('YAML in literal blocks', () => {
  const map = (block: string) => `apiVersion: v1\nkind: ConfigMap\ndata:\n  pod.yaml: ${block}`;
  const spec = '|-\n    containers:\n      - image: redis:7.4.1\n';
  const KEY = '0:/data/pod.yaml|0:/containers/0/image';
  test.each<[string, string, string[]]>([
    ['a pod spec', map(spec), [`${KEY} | ${REDIS} | 7.4.1 | plain`]],
    ['with CRLF', map(spec).replaceAll('\n', '\r\n'), [`${KEY} | ${REDIS} | 7.4.1 | plain`]],
    [
      'blank lines before and in it',
      map('|\n\n    containers:\n\n      - image: redis:7.4.1\n'),
      [`${KEY} | ${REDIS} | 7.4.1 | plain`],
    ],
    [
      'an indentation of its own',
      map('|2\n      containers:\n        - image: redis:7.4.1\n'),
      [`${KEY} | ${REDIS} | 7.4.1 | plain`],
    ],
    [
      'a manifest',
      map('|\n    apiVersion: example.com/v1\n    kind: App\n    spec: { image: "redis:7.4.1" }\n'),
      [`0:/data/pod.yaml|0:/spec/image | ${REDIS} | 7.4.1 | double`],
    ],
    ['a folded block', map(spec.replace('|-', '>-')), []],
    ['a quoted text', map('"containers: [{ image: redis:7.4.1 }]"\n'), []],
    ['a template', map('|\n    {{ if .x }}\n    containers:\n      - image: redis:7.4.1\n    {{ end }}\n'), []],
    ['anchors of its own', map('|\n    a: &i redis:7.4.1\n    containers:\n      - image: *i\n'), []],
    ['a script', map('|\n    docker run redis:7.4.1 # image: redis:7.4.1\n'), []],
    ['a tagged block', map(spec.replace('|-', '!!str |-')), []],
    ['no object around it', `data:\n  pod.yaml: ${spec}`, []],
  ])('%s', (_, text, expected) => {
    expect(found('kubernetes', PATH, text)).toEqual(expected);
  });

  test.each<[string, string, string, string[]]>([
    ['a patch', map(spec), map(spec.replace('7.4.1', '7.4.2')), ['docker.io/library/redis 7.4.1 → 7.4.2 patch']],
    ['a line more', map(spec), map(`${spec}    hostNetwork: true\n`), ['7 scope/residue']],
    [
      'used elsewhere',
      `${map(spec.replace('|-', '&a |-'))}  b: *a\n`,
      `${map(spec.replace('|-', '&a |-').replace('7.4.1', '7.4.2'))}  b: *a\n`,
      ['docker.io/library/redis 7.4.1 → 7.4.2 patch', '6 scope/anchor'],
    ],
  ])('changes: %s', (_, before, after, expected) => {
    expect(proved(PATH, before, after)).toEqual(expected);
  });
});

describe('changes', () => {
  test.each<[string, string, string, string[]]>([
    ['a patch', pod('redis:7.4.1'), pod('redis:7.4.2'), ['docker.io/library/redis 7.4.1 → 7.4.2 patch']],
    [
      'with CRLF',
      pod('redis:7\n').replaceAll('\n', '\r\n'),
      pod('redis:8\n').replaceAll('\n', '\r\n'),
      ['docker.io/library/redis 7 → 8 major'],
    ],
    ['another image', pod('redis:7.4.1'), pod('valkey:7.4.2'), ['6 scope/residue']],
    ['a port for a tag', pod('host:5000/app:1'), pod('host:5001/app:1'), ['6 scope/residue']],
    [
      'a line more',
      pod('redis:7.4.1'),
      `${pod('redis:7.4.2')}  hostNetwork: true\n`,
      ['docker.io/library/redis 7.4.1 → 7.4.2 patch', '7 scope/residue'],
    ],
    [
      'an anchor more',
      pod('redis:7.4.1'),
      pod('&i redis:7.4.2'),
      ['docker.io/library/redis 7.4.1 → 7.4.2 patch', '6 scope/residue'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(proved(PATH, before, after)).toEqual(expected);
  });
});
