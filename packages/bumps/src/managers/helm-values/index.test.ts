import { describe, expect, test } from 'vitest';
import { found, problems, proved } from '../testing.ts';

const A = `sha256:${'a'.repeat(64)}`;
const B = `sha256:${'b'.repeat(64)}`;
const PATH = 'apps/web/values.yaml';
const APP = 'docker ghcr.io/example/app';

const release = (values: string) =>
  `apiVersion: helm.toolkit.fluxcd.io/v2beta2\nkind: HelmRelease\nspec:\n  values:\n${values.replaceAll(/^(?=.)/gm, '    ')}`;

describe('maps', () => {
  test.each<[string, string, string[]]>([
    [
      'repository and tag',
      'image:\n  repository: ghcr.io/example/app\n  tag: 1.2.3\n',
      [`0:/image/tag | ${APP} | 1.2.3 | plain`],
    ],
    [
      'in any order, quoted',
      'image:\n  tag: "1.2.3"\n  pullPolicy: Always\n  repository: \'ghcr.io/example/app\'\n',
      [`0:/image/tag | ${APP} | 1.2.3 | double`],
    ],
    [
      'flow style',
      'image: { repository: ghcr.io/example/app, tag: 1.2.3 }\n',
      [`0:/image/tag | ${APP} | 1.2.3 | plain`],
    ],
    [
      'digest in the tag',
      `image:\n  repository: ghcr.io/example/app\n  tag: 1.2.3@${A}\n`,
      [`0:/image/tag | ${APP} | 1.2.3@${A} | plain`],
    ],
    [
      'digest beside the tag',
      `image:\n  repository: ghcr.io/example/app\n  tag: '1.2.3'\n  digest: ${A}\n`,
      [`0:/image/tag | ${APP} | 1.2.3 + ${A} | single+plain`],
    ],
    [
      'digest before the tag',
      `image:\n  digest: ${A}\n  repository: ghcr.io/example/app\n  tag: "1.2.3"\n`,
      [`0:/image/tag | ${APP} | ${A} + 1.2.3 | plain+double`],
    ],
    [
      'digest alone',
      `image:\n  repository: ghcr.io/example/app\n  tag: ""\n  digest: ${A}\n`,
      [`0:/image/digest | ${APP} | ${A} | plain`],
    ],
    [
      'an empty digest',
      'image:\n  repository: ghcr.io/example/app\n  tag: 1.2.3\n  digest: ""\n',
      [`0:/image/tag | ${APP} | 1.2.3 | plain`],
    ],
    [
      'a registry of its own',
      'image:\n  registry: ghcr.io\n  repository: example/app\n  tag: 1.2.3\n',
      [`0:/image/tag | ${APP} | 1.2.3 | plain`],
    ],
    [
      'a registry with a port',
      'image:\n  registry: "host:5000"\n  repository: app\n  tag: 1.2.3\n',
      ['0:/image/tag | docker host:5000/app | 1.2.3 | plain'],
    ],
    [
      'a port in the repository',
      'image:\n  repository: host:5000/app\n  tag: 1.2.3\n',
      ['0:/image/tag | docker host:5000/app | 1.2.3 | plain'],
    ],
    [
      'no registry, no owner',
      'image: { repository: redis, tag: 7.4.1 }\n',
      ['0:/image/tag | docker docker.io/library/redis | 7.4.1 | plain'],
    ],
    [
      'image as the name',
      'exporter:\n  image: ghcr.io/example/app\n  tag: 1.2.3\n',
      [`0:/exporter/tag | ${APP} | 1.2.3 | plain`],
    ],
    [
      'version below a key that ends in image',
      'coreImage:\n  repository: ghcr.io/example/app\n  version: 1.2.3\n',
      [`0:/coreImage/version | ${APP} | 1.2.3 | plain`],
    ],
    ['version below another key', 'chart:\n  repository: ghcr.io/example/app\n  version: 1.2.3\n', []],
    [
      'in a list',
      'sidecars:\n  - repository: ghcr.io/example/app\n    tag: 1.2.3\n',
      [`0:/sidecars/0/tag | ${APP} | 1.2.3 | plain`],
    ],
    ['a tag without a name', 'image:\n  tag: 1.2.3\n', []],
    ['a name that has a tag', 'image:\n  repository: redis:7\n  tag: 1.2.3\n', []],
    ['a Git address', 'source:\n  repository: https://github.com/example/app\n  tag: 1.2.3\n', []],
    ['an expression as name', 'image:\n  repository: "{{ .Values.name }}"\n  tag: 1.2.3\n', []],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what Flux substitutes.
    ['a substitution as tag', 'image:\n  repository: ghcr.io/example/app\n  tag: ${TAG}\n', []],
    ['an expression as tag', 'image:\n  repository: ghcr.io/example/app\n  tag: "{{ .Values.tag }}"\n', []],
    ['an empty tag', 'image:\n  repository: ghcr.io/example/app\n  tag:\n', []],
    ['a block as tag', 'image:\n  repository: ghcr.io/example/app\n  tag: |\n    1.2.3\n', []],
    ['a tagged name', 'image:\n  repository: !!binary cmVkaXM\n  tag: 1.2.3\n', []],
    ['a list as tag', 'image:\n  repository: ghcr.io/example/app\n  tag: [1.2.3]\n', []],
    ['a digest cut short', 'image:\n  repository: ghcr.io/example/app\n  tag: 1.2.3@sha256:abcdef\n', []],
    ['a tag too long', `image:\n  repository: ghcr.io/example/app\n  tag: v${'1'.repeat(128)}\n`, []],
  ])('%s', (_, text, expected) => {
    expect(found('helm-values', PATH, text)).toEqual(expected);
  });
});

describe('strings', () => {
  test.each<[string, string, string[]]>([
    ['below image', `image: redis:7.4.1@${A}\n`, [`0:/image | docker docker.io/library/redis | 7.4.1@${A} | plain`]],
    ['below a key that ends in it', 'spiloImage: "ghcr.io/example/app:3"\n', [`0:/spiloImage | ${APP} | 3 | double`]],
    ['below another key', 'images: redis:7.4.1\nname: redis:7.4.1\n', []],
    ['a port, no tag', 'image: host:5000/app\n', []],
    ['a port and a tag', 'image: host:5000/app:1.2.3\n', ['0:/image | docker host:5000/app | 1.2.3 | plain']],
    [
      'an OCI address below any key',
      'distribution:\n  artifact: oci://ghcr.io/example/manifests:v1.2.3\n',
      ['0:/distribution/artifact | docker ghcr.io/example/manifests | v1.2.3 | plain'],
    ],
    ['an OCI registry with a port', 'registry: oci://host:5000\n', []],
  ])('%s', (_, text, expected) => {
    expect(found('helm-values', PATH, text)).toEqual(expected);
  });
});

test.each<[string, string, string[]]>([
  ['the address', 'url: https://grafana.com/api/dashboards/1860/revisions/42/download\n', ['0:/url | 42 | plain']],
  ['the number', 'node:\n  gnetId: 1860\n  revision: 42\n', ['0:/node/revision | 42 | plain']],
  ['another host', 'url: https://grafana.com.evil.example/api/dashboards/1860/revisions/42/download\n', []],
  ['a query', 'url: https://grafana.com/api/dashboards/1860/revisions/42/download?x=1\n', []],
  ['no number', 'node:\n  revision: 42\n', []],
])('a dashboard of grafana.com, by %s', (_, text, expected) => {
  const named = expected.map((line) => line.replace(' | ', ' | custom.grafana-dashboards 1860 | '));
  expect(found('helm-values', PATH, text)).toEqual(named);
});

describe('where values stand', () => {
  const image = 'image: { repository: ghcr.io/example/app, tag: 1.2.3 }\n';
  const flow = `{ ${image.trim()} }`;
  test.each<[string, string, string[]]>([
    ['a/values.yaml', image, ['0:/image/tag']],
    ['values-prod.yml', image, ['0:/image/tag']],
    ['valuesProd.yaml', image, ['0:/image/tag']],
    ['prod-values.yaml', image, ['0:/image/tag']],
    ['prod.values.yaml', image, ['0:/image/tag']],
    ['values/prod.yaml', image, ['0:/image/tag']],
    ['templates/values.yaml.gotmpl', image, ['0:/image/tag']],
    ['a/myvalues.yaml', image, []],
    ['a/app.yaml', image, []],
    ['a/values.json', image, []],
    ['second document: values.yaml', `a: 1\n---\n${image}`, ['1:/image/tag']],
    ['hr.yaml', release(image), ['0:/spec/values/image/tag']],
    ['no helm group: hr.yaml', release(image).replace('helm.toolkit', 'x.toolkit'), []],
    ['no release: hr.yaml', release(image).replace('HelmRelease', 'Other'), []],
    ['kustomization.yaml', `helmCharts:\n  - valuesInline: ${flow}\n`, ['0:/helmCharts/0/valuesInline/image/tag']],
    ['helmfile.yaml', `releases:\n  - values: [a.yaml, ${flow}]\n`, ['0:/releases/0/values/1/image/tag']],
    [
      'helmfile/templates.yaml',
      `templates:\n  base: &base\n    values: [${flow}]\n`,
      ['0:/templates/base/values/0/image/tag'],
    ],
    [
      'app.yaml',
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      valuesObject: ${flow}\n`,
      ['0:/spec/source/helm/valuesObject/image/tag'],
    ],
  ])('%s', (title, text, expected) => {
    const keys = found('helm-values', title.split(' ').at(-1) ?? '', text).map((line) => line.split(' | ')[0]);
    expect(keys).toEqual(expected);
  });
});

test.each([
  ['1.10', '3 scope/ambiguous-scalar'],
  ['20241101', '3 scope/ambiguous-scalar'],
  ['2024-11-01', '3 scope/ambiguous-scalar'],
  ['1e3', '3 scope/ambiguous-scalar'],
  ['"1.\\x32"', '3 scope/ambiguous-scalar'],
  [`1.2.3@${A}\n  digest: ${B}`, '3 scope/ambiguous-reference'],
])('tag: %s is a problem that says where', (tag, problem) => {
  const text = `image:\n  repository: ghcr.io/example/app\n  tag: ${tag}\n`;
  expect(found('helm-values', PATH, text)).toEqual([]);
  expect(problems(PATH, text)).toEqual([problem]);
});

describe('changes', () => {
  const image = (tag: string, name = 'ghcr.io/example/app') => `image:\n  repository: ${name}\n  tag: ${tag}\n`;
  const digests = (tag: string, digest: string) => `${image(tag)}  digest: ${digest}\n`;
  const anchored = (tag: string, use: string) => `image:\n  repository: redis\n  tag: &tag ${tag}\n${use}`;
  test.each<[string, string, string, string[]]>([
    ['a patch', image('1.2.3'), image('1.2.4'), ['ghcr.io/example/app 1.2.3 → 1.2.4 patch']],
    ['with CRLF', crlf(image('1.2.3')), crlf(image('1.2.4')), ['ghcr.io/example/app 1.2.3 → 1.2.4 patch']],
    ['two scalars', digests('1.2.3', A), digests('1.3.0', B), ['ghcr.io/example/app 1.2.3 → 1.3.0 minor']],
    ['a pin', image('1.2.3'), image(`1.2.3@${A}`), ['ghcr.io/example/app 1.2.3 → 1.2.3 pin']],
    [
      'a new digest key',
      image('1.2.3'),
      digests('1.2.4', A),
      ['ghcr.io/example/app 1.2.3 → 1.2.4 unknown', '4 scope/residue'],
    ],
    ['another name', image('1.2.3'), image('1.2.4', 'ghcr.io/evil/app'), ['2 scope/residue']],
    ['into a number', image('1.2.3'), image('1.3'), ['ghcr.io/example/app 1.2.3 → 1.3 unpin']],
    ['another style', image('1.2.3'), image('"1.2.4"'), ['ghcr.io/example/app 1.2.3 → 1.2.4 patch', '3 scope/residue']],
    [
      'an anchor that is the same image elsewhere',
      anchored('7.4.0', 'worker:\n  image: { repository: redis, tag: *tag }\n'),
      anchored('7.4.1', 'worker:\n  image: { repository: redis, tag: *tag }\n'),
      ['docker.io/library/redis 7.4.0 → 7.4.1 patch'],
    ],
    [
      'an anchor that is another image elsewhere',
      anchored('7.4.0', 'worker:\n  image: { repository: valkey, tag: *tag }\n'),
      anchored('7.4.1', 'worker:\n  image: { repository: valkey, tag: *tag }\n'),
      ['docker.io/library/redis 7.4.0 → 7.4.1 patch', '3 scope/ambiguous-reference'],
    ],
    [
      'an anchor that is no version elsewhere',
      anchored('7.4.0', 'schema: *tag\n'),
      anchored('7.4.1', 'schema: *tag\n'),
      ['docker.io/library/redis 7.4.0 → 7.4.1 patch', '3 scope/anchor'],
    ],
    [
      'below a merge key',
      `x: &x { pullPolicy: Always }\nimage: { <<: *x, repository: redis, tag: 7.4.0 }\n`,
      `x: &x { pullPolicy: Always }\nimage: { <<: *x, repository: redis, tag: 7.4.1 }\n`,
      ['docker.io/library/redis 7.4.0 → 7.4.1 patch', '2 scope/anchor'],
    ],
    [
      'a merged map that names another image',
      `a: &a { repository: redis, tag: 7.4.0 }\nb: { <<: *a, repository: evil }\n`,
      `a: &a { repository: redis, tag: 7.4.1 }\nb: { <<: *a, repository: evil }\n`,
      ['docker.io/library/redis 7.4.0 → 7.4.1 patch', '1 scope/ambiguous-reference'],
    ],
    [
      'an explicit tag',
      'image: { repository: redis, tag: !!str 7.4.0 }\n',
      'image: { repository: redis, tag: !!str 7.4.1 }\n',
      ['docker.io/library/redis 7.4.0 → 7.4.1 patch', '1 scope/anchor'],
    ],
    ['a duplicate key', `${image('1.2.3')}  tag: 1.0.0\n`, `${image('1.2.4')}  tag: 1.0.0\n`, ['3 scope/unparsable']],
  ])('%s', (_, before, after, expected) => {
    expect(proved(PATH, before, after)).toEqual(expected);
  });
});

function crlf(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
