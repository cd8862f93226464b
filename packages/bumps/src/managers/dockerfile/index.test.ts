import { describe, expect, test } from 'vitest';
import { found, problems, proved } from '../testing.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('references', () => {
  test.each<[string, string, string[]]>([
    ['a tag', 'FROM redis:7.4.0\n', ['1:FROM | docker docker.io/library/redis | 7.4.0 | text']],
    [
      'platform, digest, stage',
      `from --platform=$BUILDPLATFORM ghcr.io/o/r:1.2@${DIGEST} as build\n`,
      [`1:FROM | docker ghcr.io/o/r | 1.2@${DIGEST} | text`],
    ],
    [
      'stages are no images',
      'FROM redis:7 AS base\nFROM base\nCOPY --from=base /a /b\nFROM scratch\n',
      ['1:FROM | docker docker.io/library/redis | 7 | text'],
    ],
    [
      'COPY --from',
      'FROM scratch\nCOPY --chown=1:1 --from=ghcr.io/o/r:1.2.0 /a /b\n',
      ['2:COPY --from | docker ghcr.io/o/r | 1.2.0 | text'],
    ],
    ['COPY --from an index', 'FROM scratch\nCOPY --from=0 /a /b\n', []],
    ['--from behind the files', 'FROM scratch\nCOPY /a --from=redis:7 /b\n', []],
    [
      'mounts',
      'FROM scratch\nRUN --mount=type=cache,target=/c --mount=type=bind,from=o/r:1.2.0,target=/x make redis:7\n',
      ['2:RUN --mount 1 | docker docker.io/o/r | 1.2.0 | text'],
    ],
    ['a quoted mount', 'FROM scratch\nRUN --mount=type=bind,"from=o/r:1.2.0" make\n', []],
    ['a quoted list in a mount', 'FROM scratch\nRUN --mount=type=bind,"a,from=o/r:1.2.0,b" make\n', []],
    [
      'the syntax directive',
      '# syntax=docker/dockerfile:1.7\nFROM scratch\n',
      ['1:# syntax | docker docker.io/docker/dockerfile | 1.7 | text'],
    ],
    ['a syntax comment that is no directive', '# note\n# syntax=docker/dockerfile:1.7\nFROM scratch\n', []],
    [
      'continuation, comment inside, escape directive',
      '# escape=`\nFROM `\n  # redis:6\n  redis:7.4.0\nRUN dir c:\\\nFROM node:22.1.0\n',
      [
        '2:FROM | docker docker.io/library/redis | 7.4.0 | text',
        '6:FROM | docker docker.io/library/node | 22.1.0 | text',
      ],
    ],
    ['an image cut in two', 'FROM redis:7.\\\n4.0\n', []],
    [
      'here-documents',
      'FROM redis:7\nRUN <<EOF\nFROM node:1\nEOF\nRUN <<-"X" cat\n\tFROM node:2\n\tX\nFROM node:3\n',
      ['1:FROM | docker docker.io/library/redis | 7 | text', '8:FROM | docker docker.io/library/node | 3 | text'],
    ],
    [
      'a command over lines',
      'FROM redis:7\nRUN a && \\\nFROM node:1\n',
      ['1:FROM | docker docker.io/library/redis | 7 | text'],
    ],
    ['triggers', 'FROM scratch\nONBUILD COPY --from=redis:7 /a /b\n', []],
    ['other words', 'FROM redis:7 extra\nFROM redis:7 IS x\n', []],
    ['quotes', 'FROM "redis:7"\n', []],
    ['comments', '#FROM redis:7\nFROM scratch\n', []],
  ])('%s', (_, text, expected) => {
    expect(found('dockerfile', 'Dockerfile', text)).toEqual(expected);
  });
});

describe('arguments', () => {
  const name = 'ARG V=1.22.0\n';
  test.each<[string, string, string[]]>([
    ['the tag', `${name}FROM golang:\${V}\n`, ['1:ARG V | docker docker.io/library/golang | 1.22.0 | text']],
    [
      'the start of the tag, in two stages',
      `${name}FROM golang:$V-alpine AS a\nFROM golang:\${V}\n`,
      ['1:ARG V | docker docker.io/library/golang | 1.22.0 | text'],
    ],
    [
      'a whole image',
      `ARG BASE="redis:7@${DIGEST}"\nFROM $BASE\n`,
      [`1:ARG BASE | docker docker.io/library/redis | 7@${DIGEST} | double`],
    ],
    [
      'a registry with a port',
      `${name}FROM registry.example:5000/o/r:$V\n`,
      ['1:ARG V | docker registry.example:5000/o/r | 1.22.0 | text'],
    ],
    ['two images', `${name}FROM golang:\${V}\nFROM node:\${V}\n`, []],
    ['not used in FROM', `${name}FROM scratch\nRUN echo \${V}\n`, []],
    ['declared inside a stage', `FROM scratch\n${name}FROM golang:\${V}\n`, []],
    ['declared twice', `${name}${name}FROM golang:\${V}\n`, []],
    ['two in one', 'ARG V=1.22.0 W=2\nFROM golang:$V\n', []],
    ['part of a name', 'ARG V=lang\nFROM go$V:1\n', []],
    ['in the middle of the tag', `${name}FROM golang:a-\${V}\n`, []],
    ['at the end of a name', `${name}FROM golang-$V\n`, []],
    ['a part of a path', `${name}FROM o/$V\n`, []],
    ['a whole image and more', `ARG B=redis:7\nFROM \${B}-alpine\n`, []],
    ['longer name', `${name}FROM golang:$VERSION\n`, []],
    ['a fallback', `${name}FROM golang:\${V:-1.21}\n`, []],
    ['in another argument', `${name}ARG B=golang:$V\nFROM $B\n`, []],
    ['a platform too', `${name}FROM --platform=$V golang:$V\n`, []],
    ['a stage name too', `${name}FROM golang:$V AS $V\n`, []],
    ['a digest in FROM', `${name}FROM golang:$V@${DIGEST}\n`, []],
    ['an expression as its value', 'ARG W=1\nARG V=$W\nFROM golang:$V\n', []],
    ['without a default', 'ARG V\nFROM golang:$V\n', []],
  ])('%s', (_, text, expected) => {
    expect(found('dockerfile', 'Dockerfile', text)).toEqual(expected);
  });
});

test.each([
  ['Dockerfile', true],
  ['apps/api/Dockerfile.dev', true],
  ['Containerfile', true],
  ['build/api.dockerfile', true],
  ['Dockerfiles/readme', false],
  ['docs/dockerfile-tips', false],
])('%s: %s', (path, matches) => {
  expect(found('dockerfile', path, 'FROM redis:7\n')).toHaveLength(matches ? 1 : 0);
});

test('what is not read as BuildKit would is no Dockerfile', () => {
  expect(problems('Dockerfile', '{% if x %}\nFROM redis:7\n{% endif %}\n')).toEqual(['null scope/unparsable']);
  expect(found('dockerfile', 'Dockerfile', '{% if x %}\nFROM redis:7\n{% endif %}\n')).toEqual([]);
});

describe('changes', () => {
  test.each<[string, string, string, string[]]>([
    ['a minor', 'FROM redis:7.4.0 AS a\n', 'FROM redis:7.5.0 AS a\n', ['docker.io/library/redis 7.4.0 → 7.5.0 minor']],
    ['a pin', 'FROM redis:7.4.0\n', `FROM redis:7.4.0@${DIGEST}\n`, ['docker.io/library/redis 7.4.0 → 7.4.0 pin']],
    ['another image', 'FROM redis:7.4.0\n', 'FROM evil/redis:7.4.1\n', ['1 scope/residue']],
    ['a variable', 'FROM redis:7.4.0\n', 'FROM redis:$X\n', ['1 scope/residue']],
    ['a cut digest', `FROM redis:7@${DIGEST}\n`, `FROM redis:7@${DIGEST.slice(0, 40)}\n`, ['1 scope/residue']],
    [
      'a version in RUN',
      'FROM scratch\nRUN pip install a==1.2.3\n',
      'FROM scratch\nRUN pip install a==1.2.4\n',
      ['2 scope/residue'],
    ],
    [
      'a script that opens',
      'FROM redis:7.4.0\nRUN <<EOF\nFROM a:1\nEOF\n',
      'FROM redis:7.4.0\nRUN <<EOF\nFROM a:2\nEOF\n',
      ['3 scope/residue'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(proved('Dockerfile', before, after)).toEqual(expected);
  });
});

test('more arguments than any build declares are none of an image', () => {
  const build = (count: number) =>
    [...Array.from({ length: count }, (_, index) => `ARG A${index}=1.0.0`), 'FROM a:$A1', ''].join('\n');
  expect([
    found('dockerfile', 'Dockerfile', build(200)).length,
    found('dockerfile', 'Dockerfile', build(201)).length,
  ]).toEqual([1, 0]);
});
