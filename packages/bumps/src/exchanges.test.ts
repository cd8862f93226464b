import { expect, test } from 'vitest';
import { exchanges } from './exchanges.ts';
import type { Bump } from './types.ts';

function bump(name: string, from: string, to: string): Bump {
  const [fromVersion = '', fromDigest = null] = from.split('@');
  const [toVersion = '', toDigest = null] = to.split('@');
  return {
    path: 'a.yaml',
    line: 1,
    key: name,
    manager: 'kubernetes',
    datasource: 'docker',
    name,
    written: name,
    from: { version: fromVersion, digest: fromDigest },
    to: { version: toVersion, digest: toDigest },
    update: 'patch',
    reason: '',
  };
}

/** Names of the bumps in `name from to` lines that took part in an exchange. */
function found(...lines: readonly string[]): readonly string[] {
  const bumps = lines.map((line) => {
    const [name = '', from = '', to = ''] = line.split(' ');
    return bump(name, from, to);
  });
  return exchanges(bumps).map(({ message }) => message.split(' ', 1)[0] ?? '');
}

test.each<[string, string[], string[]]>([
  ['two versions', ['a 1 2', 'b 2 1'], ['a', 'b']],
  ['two digests behind tags that stay', ['a 1@x 1@y', 'b 2@y 2@x'], ['a', 'b']],
  ['two digests behind tags that rise', ['a 1@x 3@y', 'b 2@y 3@x'], ['a', 'b']],
  ['a ring of three', ['a 1 2', 'b 2 3', 'c 3 1'], ['a', 'b', 'c']],
  ['what leads into a ring and out of it is none', ['in 0 1', 'a 1 2', 'b 2 1', 'out 2 9'], ['a', 'b']],
  ['many places of each', ['a 1 2', 'a 1 2', 'b 2 1', 'b 2 1'], ['a', 'a', 'b', 'b']],
  ['a chain', ['a 1 2', 'b 2 3', 'c 3 4'], []],
  ['one that catches up', ['a 1@x 1@y', 'b 1@y 1@z'], []],
  ['a pin', ['a 1 1@x', 'b 1@x 1@y'], []],
  ['a version and a digest', ['a 1 2', 'b 2@x 1@y'], []],
])('%s', (_, lines, expected) => {
  expect(found(...lines)).toEqual(expected);
});

test('a long chain and a crowd cost no more than a walk', () => {
  const chain = Array.from({ length: 50_000 }, (_, index) => `c${index} ${index} ${index + 1}`);
  const crowd = Array.from({ length: 50_000 }, (_, index) => (index % 2 ? 'a x y' : 'b y z'));
  expect(found(...chain, ...crowd)).toEqual([]);
});
