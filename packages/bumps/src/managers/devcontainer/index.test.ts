import { describe, expect, test } from 'vitest';
import { found, problems, proved } from '../testing.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const PATH = '.devcontainer/devcontainer.json';
const NODE = '/features/ghcr.io~1devcontainers~1features~1node';
const features = (...keys: readonly string[]) => `{ "features": { ${keys.map((key) => `"${key}": {}`).join(', ')} } }`;
const FEATURE = 'ghcr.io/devcontainers/features/node';

describe('references', () => {
  test.each<[string, string, string[]]>([
    [
      'image and features, with comments',
      `// x\n{\n  "image": "mcr.example/base:1-22@${DIGEST}",\n  "features": { "${FEATURE}:1.6.0": { "version": "22" } },\n}\n`,
      [`/image | docker mcr.example/base | 1-22@${DIGEST} | double`, `${NODE} | docker ${FEATURE} | 1.6.0 | double`],
    ],
    ['a digest alone', features(`${FEATURE}@${DIGEST}`), [`${NODE} | docker ${FEATURE} | ${DIGEST} | double`]],
    ['a local feature', features('./mine'), []],
    ['a feature by URL', features('https://example.org/feature.tgz'), []],
    ['a feature without a version', features(FEATURE), []],
    ['an escape in the key', features(`${FEATURE}:\\u0031`), []],
    ['an image elsewhere', '{ "build": { "image": "redis:7" } }', []],
    ['an image that is no string', '{ "image": ["redis:7"] }', []],
  ])('%s', (_, text, expected) => {
    expect(found('devcontainer', PATH, text)).toEqual(expected);
  });
});

test.each([
  ['.devcontainer.json', true],
  ['apps/x/.devcontainer/devcontainer.json', true],
  ['.devcontainer/go/devcontainer.json', true],
  ['.devcontainer/go/deep/devcontainer.json', false],
  ['devcontainer.json', false],
])('%s: %s', (path, matches) => {
  expect(found('devcontainer', path, '{ "image": "redis:7" }')).toHaveLength(matches ? 1 : 0);
});

test('one feature in two versions has no place of its own', () => {
  const text = features(`${FEATURE}:1`, `${FEATURE}:2`);
  expect(found('devcontainer', PATH, text)).toEqual([]);
  expect(problems(PATH, text)).toEqual(['1 scope/ambiguous-reference', '1 scope/ambiguous-reference']);
});

test('a key that stands there twice', () => {
  expect(problems(PATH, '{ "image": "a:1", "image": "b:1" }')).toEqual(['null scope/unparsable']);
});

describe('changes', () => {
  test.each<[string, string, string, string[]]>([
    ['a feature', features(`${FEATURE}:1.6.0`), features(`${FEATURE}:1.6.1`), [`${FEATURE} 1.6.0 → 1.6.1 patch`]],
    ['another feature', features(`${FEATURE}:1.6.0`), features(`${FEATURE}s:1.6.1`), ['1 scope/residue']],
    [
      'an option',
      '{"image":"redis:7","init":true}',
      '{"image":"redis:8","init":false}',
      ['docker.io/library/redis 7 → 8 major', '1 scope/residue'],
    ],
    [
      'into the version of its twin',
      features(`${FEATURE}:1`, `${FEATURE}:2`),
      features(`${FEATURE}:3`, `${FEATURE}:2`),
      ['1 scope/ambiguous-reference'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(proved(PATH, before, after)).toEqual(expected);
  });
});
