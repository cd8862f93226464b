import { RegistryError } from '@gatehouse/registry';
import { expect, test } from 'vitest';
import { untilSilent } from './silent.ts';

const down = async () => {
  throw new RegistryError('unavailable', 'connect ECONNREFUSED', 'Run it again.');
};
const limited = async () => {
  throw new RegistryError('rate-limited', '429', 'Run it again later.');
};
const denied = async () => {
  throw new RegistryError('unauthorized', '401', 'Log in.');
};
const there = async () => 'there';

async function told(...asked: readonly [string, () => Promise<unknown>][]): Promise<readonly string[]> {
  const ask = untilSilent();
  const said: string[] = [];
  for (const [image, one] of asked)
    said.push(await ask(image, one).then(String, (error: unknown) => (error instanceof Error ? error.message : '')));
  return said;
}

test('a registry that gave no answer three times is not asked again, and others are', async () => {
  const [a, b] = ['a.example/x', 'b.example/x'];
  expect(await told([a, down], [a, down], [a, down], [a, there], [b, there])).toEqual([
    ...Array(3).fill('connect ECONNREFUSED'),
    'a.example gave no usable answer about 3 other images, so it was not asked',
    'there',
  ]);
});

test('a registry that limits the rate three times is not asked again', async () => {
  const a = 'a.example/x';
  expect((await told([a, limited], [a, down], [a, limited], [a, there])).at(-1)).toContain('so it was not asked');
});

test.each([
  ['an image that is there', there, 'there'],
  ['a refusal', denied, '401'],
])('%s is an answer, after which the count begins anew', async (_what, answer, said) => {
  const a = 'a.example/x';
  expect((await told([a, down], [a, down], [a, answer], [a, down], [a, down], [a, there])).slice(2)).toEqual([
    said,
    'connect ECONNREFUSED',
    'connect ECONNREFUSED',
    'there',
  ]);
});
