import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteQueue } from './byte-queue.ts';

test('lines come out the same however the bytes were cut', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-c]{0,5}$/)), fc.array(fc.nat(40)), (lines, cuts) => {
      const all = Buffer.from(lines.map((line) => `${line}\n`).join(''));
      const queue = new ByteQueue();
      const seen: string[] = [];
      let from = 0;
      for (const to of [...cuts.filter((cut) => cut <= all.length).sort((a, b) => a - b), all.length]) {
        queue.push(all.subarray(from, to));
        from = to;
        for (let line = queue.takeUntil(0x0a); line; line = queue.takeUntil(0x0a)) seen.push(line.toString());
      }
      expect(seen).toEqual(lines);
      expect(queue.size).toBe(0);
    }),
  );
});

test('a count is taken only when it is there whole', () => {
  const queue = new ByteQueue();
  queue.push(Buffer.from('ab'));
  expect(queue.take(3)).toBeNull();
  queue.push(Buffer.from('cd'));
  expect([queue.take(3)?.toString(), queue.take(0)?.toString(), queue.take(1)?.toString(), queue.size]).toEqual([
    'abc',
    '',
    'd',
    0,
  ]);
});
