import { expect, test } from 'vitest';
import { outputOf } from './process.ts';

async function* printing(times: number) {
  for (let at = 0; at < times; at += 1) yield Buffer.from('0123456789');
}

test.each([
  [3, 30],
  [4, null],
  [Number.POSITIVE_INFINITY, null],
])('of %d times ten bytes, where thirty are read: %j', async (times, length) => {
  let stopped = 0;
  const stop = () => {
    stopped += 1;
  };
  const reading = outputOf({ stdout: printing(times), stop }, 30);
  if (length === null)
    await expect(reading).rejects.toMatchObject({
      code: 'too-large',
      message: 'git lists more than 30 bytes of names',
    });
  else expect(await reading).toHaveLength(length);
  expect(stopped).toBe(length === null ? 1 : 0);
});
