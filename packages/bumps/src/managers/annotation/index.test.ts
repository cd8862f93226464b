import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { found, problems, proved } from '../testing.ts';

const A = `sha256:${'a'.repeat(64)}`;
const B = `sha256:${'b'.repeat(64)}`;
const GITHUB = 'datasource=github-releases depName=o/r';
const DOCKER = 'datasource=docker depName=ghcr.io/o/r';

/** A line below an annotation. */
const below = (line: string, annotation = GITHUB) => `# renovate: ${annotation}\n${line}\n`;

describe('values of a version', () => {
  test.each<[string, string, string]>([
    ['YAML', '  VERSION: v1.2.3', '2:VERSION | v1.2.3 | text'],
    ['YAML in quotes', 'version: "1.2.3"', '2:version | 1.2.3 | double'],
    ['YAML in single quotes', "version: '1.2.3' # note", '2:version | 1.2.3 | single'],
    ['a comment behind it', 'version: 1.2.3  # note 4.5.6', '2:version | 1.2.3 | text'],
    ['an anchor', 'version: &v v1.2.3', '2:version | v1.2.3 | text'],
    ['build metadata', 'version: v1.31.2+k3s1', '2:version | v1.31.2+k3s1 | text'],
    ['a list item', '- v1.2.3', '2:value | v1.2.3 | text'],
    ['a list of variables', '  - VERSION=1.2.3', '2:VERSION | 1.2.3 | text'],
    ['an env file', 'VERSION=v1.2.3', '2:VERSION | v1.2.3 | text'],
    ['a shell', 'export VERSION="1.2.3";', '2:VERSION | 1.2.3 | double'],
    ['a Dockerfile', 'ARG VERSION=1.10', '2:VERSION | 1.10 | text'],
    ['an old Dockerfile', 'ENV VERSION 1.2.3', '2:VERSION | 1.2.3 | text'],
    ['make', 'VERSION ?= 1.2.3', '2:VERSION | 1.2.3 | text'],
    ['make at once', 'VERSION := 1.2.3', '2:VERSION | 1.2.3 | text'],
    ['TOML and HCL', '  version = "1.2.3"', '2:version | 1.2.3 | double'],
    ['JSON', '  "version": "1.2.3",', '2:version | 1.2.3 | double'],
    ['JavaScript', "export const version = '1.2.3';", '2:version | 1.2.3 | single'],
    ['nothing but the version', 'v1.2.3', '2:value | v1.2.3 | text'],
  ])('%s', (_, line, expected) => {
    const [key, ...rest] = expected.split(' | ');
    expect(found('annotation', 'any.txt', below(line))).toEqual([`${key} | github-releases o/r | ${rest.join(' | ')}`]);
  });
});

describe('images and URLs', () => {
  test.each<[string, string, string, string[]]>([
    ['a tag with its digest', `version: 1.2.3@${A}`, DOCKER, [`2:version | docker ghcr.io/o/r | 1.2.3@${A} | text`]],
    [
      'the whole image',
      `  image = "ghcr.io/o/r:1.2.3@${A}"`,
      DOCKER,
      [`2:image | docker ghcr.io/o/r | 1.2.3@${A} | double`],
    ],
    ['the whole image in a list', '- ghcr.io/o/r:1.2.3', DOCKER, ['2:value | docker ghcr.io/o/r | 1.2.3 | text']],
    [
      'a short name',
      'image: redis:7.4.0',
      'datasource=docker depName=docker.io/library/redis',
      ['2:image | docker docker.io/library/redis | 7.4.0 | text'],
    ],
    ['a digest alone', `API_DIGEST=${A}`, DOCKER, [`2:API_DIGEST | docker ghcr.io/o/r | ${A} | text`]],
    ['another image', 'image: ghcr.io/o/x:1.2.3', DOCKER, []],
    ['an image of another datasource', 'image: ghcr.io/o/r:1.2.3', GITHUB, []],
    [
      'a release file',
      '- https://github.com/o/r/releases/download/v1.2.3/k8s.yaml',
      GITHUB,
      ['2:value | github-releases o/r | v1.2.3 | text'],
    ],
    [
      'a raw file',
      'url: "https://raw.githubusercontent.com/o/r/refs/tags/v1.2.3/crd/v1/x.yaml"',
      GITHUB,
      ['2:url | github-releases o/r | v1.2.3 | double'],
    ],
    [
      'a remote base',
      '- github.com/o/r//config/crd?timeout=90s&ref=v1.2.3',
      GITHUB,
      ['2:value | github-releases o/r | v1.2.3 | text'],
    ],
    [
      'a tag with a word',
      '- https://github.com/o/r?ref=chart-v1.2.3',
      GITHUB,
      ['2:value | github-releases o/r | chart-v1.2.3 | text'],
    ],
    [
      'a repository by URL',
      'url: https://git.example/o/r.git?ref=v1.2.3',
      'datasource=git-tags depName=https://git.example/o/r',
      ['2:url | git-tags https://git.example/o/r | v1.2.3 | text'],
    ],
    ['a URL of another repository', '- https://github.com/o/x/releases/download/v1.2.3/f', GITHUB, []],
    ['a name inside a longer one', '- https://github.com/o/rr/releases/download/v1.2.3/f', GITHUB, []],
    ['a version in the file name too', '- https://github.com/o/r/releases/download/v1.2.3/r-1.2.3.tgz', GITHUB, []],
    ['two versions', '- https://github.com/o/r/v1.2.3/x/v1.2.4/f', GITHUB, []],
    ['a version only in the file name', '- https://github.com/o/r/releases/r-v1.2.3.tgz', GITHUB, []],
    ['a version in the host', '- https://1.2.3/o/r/f', GITHUB, []],
    ['an escape in a URL', 'url: "https://github.com/o/r/\\x41/v1.2.3/f"', GITHUB, []],
    [
      'a number in the name',
      '- https://git.example/o/2.0/v1.2.3/f',
      'datasource=git-tags depName=o/2.0',
      ['2:value | git-tags o/2.0 | v1.2.3 | text'],
    ],
    ['a user before the host', '- https://github.com/o/r/v1.2.3@evil.example/f', GITHUB, []],
    ['a name of one segment', '- https://r.example/r/v1.2.3/f', 'datasource=helm depName=r', []],
  ])('%s', (_, line, annotation, expected) => {
    expect(found('annotation', 'any.txt', below(line, annotation))).toEqual(expected);
  });
});

describe('lines without exactly one version', () => {
  test.each([
    'curl -L https://github.com/o/r/releases/download/v1.2.3/f | sh',
    'VERSION=1.2.3 && rm -rf /',
    'VERSION=1.2.3 OTHER=1.2.3',
    `CHECKSUM: ${A}`,
    'CHECKSUM: a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
    'version: latest',
    'version: main',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of shells.
    'version: ${VERSION}',
    'version: {{ .Values.version }}',
    'version: "1.2.\\x33"',
    'version: !!str 1.2.3',
    'version:1.2.3',
    'version: 1.2.3 4.5.6',
    'range: ">=1.2.3"',
    '',
  ])('%s', (line) => {
    expect(found('annotation', 'any.txt', below(line))).toEqual([]);
    expect(problems('any.txt', below(line))).toEqual(['2 scope/ambiguous-reference']);
  });
});

describe('annotations', () => {
  const VERSION = 'version: 1.2.3';
  test.each<[string, string, string[]]>([
    ['slashes', `// renovate: ${GITHUB}\n${VERSION}`, ['2:version | github-releases o/r']],
    ['a semicolon', `; renovate: ${GITHUB}\n${VERSION}`, ['2:version | github-releases o/r']],
    ['dashes', `-- renovate: ${GITHUB}\n${VERSION}`, ['2:version | github-releases o/r']],
    ['HTML', `<!-- renovate: ${GITHUB} -->\n${VERSION}`, ['2:version | github-releases o/r']],
    ['C', `/* renovate: ${GITHUB} */\n${VERSION}`, ['2:version | github-releases o/r']],
    ['a Go template', `{{- /* renovate: ${GITHUB} */ -}}\n${VERSION}`, ['2:version | github-releases o/r']],
    ['a Jinja template', `{#- renovate: ${GITHUB}#}\n${VERSION}`, ['2:version | github-releases o/r']],
    ['no space', `#renovate:${GITHUB}\n${VERSION}`, ['2:version | github-releases o/r']],
    [
      'another order, quotes, more keys',
      `# renovate: depName="o/r" versioning=loose extractVersion=^v(?<version>.+)$ datasource='github-tags'\n${VERSION}`,
      ['2:version | github-tags o/r'],
    ],
    [
      'the package is the name',
      `# renovate: datasource=docker depName=r packageName=redis\n${VERSION}`,
      ['2:version | docker docker.io/library/redis'],
    ],
    [
      'a chart of a repository',
      `# renovate: datasource=helm depName=r registryUrl=https://charts.example/x/\n${VERSION}`,
      ['2:version | helm charts.example/x/r'],
    ],
    ['behind the value', `${VERSION} # renovate: ${GITHUB}\nother: 1.2.3`, ['1:version | github-releases o/r']],
    ['carriage returns', `# renovate: ${GITHUB}\r\n${VERSION}\r\n`, ['2:version | github-releases o/r']],
    ['inside a block scalar', `x: |\n  # renovate: ${GITHUB}\n  ${VERSION}\n`, ['3:version | github-releases o/r']],
    [
      'one below the other',
      `# renovate: ${GITHUB}\n${VERSION}\n# renovate: ${GITHUB}\n${VERSION}\n`,
      ['2:version | github-releases o/r', '4:version | github-releases o/r'],
    ],
    ['only the next line', `# renovate: ${GITHUB}\n\n${VERSION}`, []],
    ['no datasource', `# renovate: depName=o/r\n${VERSION}`, []],
    ['no name', `# renovate: datasource=docker\n${VERSION}`, []],
    ['a key twice', `# renovate: ${GITHUB} depName=o/x\n${VERSION}`, []],
    ['no image name', `# renovate: datasource=docker depName=O/R\n${VERSION}`, []],
    ['no comment', `renovate: ${GITHUB}\n${VERSION}`, []],
    ['no space before it', `${VERSION}# renovate: ${GITHUB}`, []],
    ['a word before it', `x# renovate: ${GITHUB}\n${VERSION}`, []],
    ['two for one line', `# renovate: ${GITHUB}\n# renovate: ${DOCKER}\n${VERSION}`, []],
    ['above and behind', `# renovate: ${GITHUB}\n${VERSION} # renovate: ${DOCKER}`, []],
    ['the last line', `# renovate: ${GITHUB}`, []],
    ['a very long line', `# renovate: ${GITHUB} ${'x'.repeat(3_000)}\n${VERSION}`, []],
  ])('%s', (_, text, expected) => {
    const shown = found('annotation', 'any.txt', text).map((line) => line.split(' | ').slice(0, 2).join(' | '));
    expect(shown).toEqual(expected);
  });
});

test.each<[string, string, string[]]>([
  ['a bare YAML number', 'version: 1.10', ['2 scope/ambiguous-scalar']],
  ['a quoted one', 'version: "1.10"', []],
  ['a bare TOML number', 'version = 1.10', ['2 scope/ambiguous-scalar']],
  ['text of a shell', 'VERSION=1.10', []],
])('%s', (_, line, expected) => {
  expect(problems('any.txt', below(line))).toEqual(expected);
});

test('what the structure says goes before what a comment says', () => {
  const text = `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      # renovate: datasource=docker depName=ghcr.io/o/r\n      image: ghcr.io/o/r:1.2.3\n`;
  expect(found('annotation', 'pod.yaml', text)).toEqual([]);
  expect(found('kubernetes', 'pod.yaml', text)).toHaveLength(1);
  expect(problems('pod.yaml', text)).toEqual([]);
});

describe('changes', () => {
  const yaml = (version: string, rest = 'SERVER: 10.0.20.9') =>
    `env:\n  # renovate: ${GITHUB}\n  VERSION: ${version}\n  ${rest}\n`;
  test.each<[string, string, string, string, string[]]>([
    ['a patch', 'a.yaml', yaml('0.17.1'), yaml('0.17.3'), ['o/r 0.17.1 → 0.17.3 patch']],
    [
      'its neighbour',
      'a.yaml',
      yaml('0.17.1'),
      yaml('0.17.3', 'SERVER: 203.0.113.9'),
      ['o/r 0.17.1 → 0.17.3 patch', '4 scope/residue'],
    ],
    ['another dependency', 'a.yaml', yaml('0.17.1'), yaml('0.17.2').replace('o/r', 'x/r'), ['2 scope/residue']],
    [
      'a second key',
      'a.yaml',
      yaml('0.17.1'),
      yaml('0.17.2\n  EVIL: x'),
      ['o/r 0.17.1 → 0.17.2 patch', '4 scope/residue'],
    ],
    ['a command behind it', 'a.sh', below('V=1.2.3'), below('V=1.2.4; rm -rf /'), ['2 scope/ambiguous-reference']],
    ['a substitution', 'a.sh', below('V=1.2.3'), below('V=1.2.4$(id)'), ['2 scope/ambiguous-reference']],
    ['a number that readers shorten', 'a.yaml', below('V: 1.9'), below('V: 1.10'), ['2 scope/ambiguous-scalar']],
    [
      'a cut digest',
      'a.env',
      below(`V=1.2.3@${A}`, DOCKER),
      below(`V=1.2.4@${B.slice(0, -1)}`, DOCKER),
      ['2 scope/ambiguous-reference'],
    ],
    ['a checksum', 'a.yaml', below(`SUM: ${A}`), below(`SUM: ${B}`), ['2 scope/ambiguous-reference']],
    [
      'a host',
      'a.yaml',
      below('- https://github.com/o/r/v1.0.0/f'),
      below('- https://github.example/o/r/v1.0.1/f'),
      ['o/r v1.0.0 → v1.0.1 patch', '2 scope/residue'],
    ],
    [
      'a template that does not parse',
      'a.yaml.j2',
      `{% if x %}\n${below('version: v1.2.3')}`,
      `{% if x %}\n${below('version: v1.2.4')}`,
      ['o/r v1.2.3 → v1.2.4 patch'],
    ],
    [
      'an alias where templates hide what it is used for',
      'a.yaml',
      `{% if x %}\n${below('V: &v 1.2.3\nport: *v')}`,
      `{% if x %}\n${below('V: &v 1.2.4\nport: *v')}`,
      ['3 scope/ambiguous-reference'],
    ],
    [
      'an alias in a template of YAML',
      'a.yaml.j2',
      below('V: &v 1.2.3\nport: *v'),
      below('V: &v 1.2.4\nport: *v'),
      ['2 scope/ambiguous-reference'],
    ],
    [
      'an anchor that a template does not use again',
      'a.yaml.j2',
      below('V: &v 1.2.3\nport: 80'),
      below('V: &v 1.2.4\nport: 80'),
      ['o/r 1.2.3 → 1.2.4 patch'],
    ],
    ['a number in TOML', 'a.toml', below('v=1.9'), below('v=1.10'), ['2 scope/ambiguous-scalar']],
    ['a number in HCL', 'a.tf', below('v=1.9'), below('v=1.10'), ['2 scope/ambiguous-scalar']],
    ['the same in a shell', 'a.sh', below('v=1.9'), below('v=1.10'), ['o/r 1.9 → 1.10 minor']],
    [
      'an alias elsewhere',
      'a.yaml',
      below('V: &v 1.2.3\nport: *v'),
      below('V: &v 1.2.4\nport: *v'),
      ['o/r 1.2.3 → 1.2.4 patch', '2 scope/anchor'],
    ],
  ])('%s', (_, path, before, after, expected) => {
    expect(proved(path, before, after)).toEqual(expected);
  });
});

test('a megabyte of annotations is read in bounded time', () => {
  const text = `${`# renovate: ${GITHUB}\n`.repeat(20_000)}version: 1.2.3\n`;
  expect(problems('any.txt', text)).toEqual(['20001 scope/ambiguous-reference']);
});

const piece = fc.constantFrom(
  ...[
    '# renovate: ',
    GITHUB,
    DOCKER,
    '\n',
    'v: ',
    'v=',
    '1.2.3',
    `@${A}`,
    '"',
    "'",
    ' ',
    '- ',
    ',',
    'https://github.com/o/r/',
    'ghcr.io/o/r:',
    '{{',
  ],
);

test('whatever the lines, nothing throws and spans are exact', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = `# renovate: ${GITHUB}\n${pieces.join('')}`;
      for (const line of found('annotation', 'any.txt', text)) expect(line).toMatch(/^[0-9]+:[\w.-]+ \| /);
    }),
  );
});
