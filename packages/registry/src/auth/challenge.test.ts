import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseChallenge } from './challenge.ts';

const read = (header: string | null) => {
  const challenge = parseChallenge(header);
  return challenge && [challenge.scheme, Object.fromEntries(challenge.parameters)];
};

test.each<[string | null, unknown]>([
  [null, null],
  ['', null],
  ['Negotiate', null],
  ['Basic realm="x"', ['basic', { realm: 'x' }]],
  ['basic', ['basic', {}]],
  [
    'Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:user/image:pull"',
    ['bearer', { realm: 'https://ghcr.io/token', service: 'ghcr.io', scope: 'repository:user/image:pull' }],
  ],
  ['BEARER  Realm = "a" , Service=b', ['bearer', { realm: 'a', service: 'b' }]],
  ['Basic realm="x", Bearer realm="y"', ['bearer', { realm: 'y' }]],
  [
    'Bearer realm="say \\"Basic realm\\", Basic x", scope="a,b"',
    ['bearer', { realm: 'say "Basic realm", Basic x', scope: 'a,b' }],
  ],
  [`Bearer realm="${'x'.repeat(9000)}"`, null],
])('%j', (header, expected) => {
  expect(read(header)).toEqual(expected);
});

test('what was quoted is read back, whatever it is, and nothing in it is a challenge', () => {
  const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
  fc.assert(
    fc.property(fc.string(), fc.string(), (realm, scope) => {
      const header = `Bearer realm=${quoted(realm)},scope=${quoted(scope)}`;
      expect(read(header)).toEqual(['bearer', { realm, scope }]);
    }),
  );
});
