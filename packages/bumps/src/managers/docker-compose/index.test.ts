import { describe, expect, test } from 'vitest';
import { found, problems, proved } from '../testing.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const PATH = 'apps/web/docker-compose.yml';
const service = (image: string) => `services:\n  web:\n    image: ${image}\n    dns: 10.0.0.2\n`;
const WEB = '0:/services/web/image';

describe('references', () => {
  test.each<[string, string, string[]]>([
    ['a tag', service('redis:7.4.0'), [`${WEB} | docker docker.io/library/redis | 7.4.0 | plain`]],
    ['a digest', service(`"redis:7@${DIGEST}"`), [`${WEB} | docker docker.io/library/redis | 7@${DIGEST} | double`]],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: interpolation of Compose.
    ['an interpolated tag', service('redis:${TAG:-7.4.0}'), []],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: interpolation of Compose.
    ['an interpolated name', service('${REGISTRY}/redis:7.4.0'), []],
    ['an interpolated part', service('redis:7.4.$PATCH'), []],
    ['no tag', service('redis'), []],
    ['an image elsewhere', 'x-base:\n  image: redis:7.4.0\nvolumes:\n  a: { image: redis:1.0.0 }\n', []],
    ['a file without services', 'web:\n  image: redis:7.4.0\n', []],
  ])('%s', (_, text, expected) => {
    expect(found('docker-compose', PATH, text)).toEqual(expected);
  });
});

test.each([
  ['compose.yaml', true],
  ['deep/er/compose.prod.yml', true],
  ['docker-compose-dev.yaml', true],
  ['media.compose.yaml', true],
  ['composer.yaml', false],
  ['composition.yaml', false],
  ['compose.json', false],
])('%s: %s', (path, matches) => {
  expect(found('docker-compose', path, service('redis:7'))).toHaveLength(matches ? 1 : 0);
});

test('values with escapes are no reference', () => {
  expect(problems(PATH, service('"redis:\\x37"'))).toEqual(['3 scope/ambiguous-scalar']);
});

describe('changes', () => {
  test.each<[string, string, string, string[]]>([
    ['a patch', service('redis:7.4.0'), service('redis:7.4.1'), ['docker.io/library/redis 7.4.0 → 7.4.1 patch']],
    ['an address', service('redis:7'), service('redis:7').replace('10.0.0.2', '203.0.113.2'), ['4 scope/residue']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: interpolation of Compose.
    ['into a variable', service('redis:7.4.0'), service('redis:${X}'), ['3 scope/residue']],
    [
      'below a merge key',
      `x: &x { restart: always }\nservices:\n  web:\n    <<: *x\n    image: redis:7.4.0\n`,
      `x: &x { restart: always }\nservices:\n  web:\n    <<: *x\n    image: redis:7.4.1\n`,
      ['docker.io/library/redis 7.4.0 → 7.4.1 patch', '5 scope/anchor'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(proved(PATH, before, after)).toEqual(expected);
  });
});
