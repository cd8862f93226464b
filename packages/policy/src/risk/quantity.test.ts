import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareQuantities, quantityOf } from './quantity.ts';
import type { PlainValue } from './types.ts';

const compare = (a: PlainValue, b: PlainValue, factor = 1n) => {
  const [x, y] = [quantityOf(a), quantityOf(b)];
  return x === null || y === null ? null : compareQuantities(x, y, factor);
};

it.each<[PlainValue, PlainValue, -1 | 0 | 1]>([
  ['1Gi', '1024Mi', 0],
  ['1G', '1Gi', -1],
  ['1E', '1000P', 0],
  ['1e3', '1k', 0],
  ['1E3', 1000, 0],
  ['12e-1', '1.2', 0],
  ['100m', '0.1', 0],
  ['.5', '500m', 0],
  ['1.', 1, 0],
  ['+1', 1, 0],
  ['1n', '0', 1],
  ['9007199254740993', '9007199254740992', 1],
  [9, 10, -1],
])('%s against %s', (a, b, expected) => {
  expect(compare(a, b)).toBe(expected);
});

it.each<[PlainValue]>([
  [''],
  ['.'],
  ['-1'],
  ['1 Gi'],
  ['1gi'],
  ['1KI'],
  ['1e'],
  ['1e999'],
  ['0x10'],
  ['1_000'],
  [null],
  [true],
  [[1]],
])('%j is no quantity', (value) => {
  expect(quantityOf(value)).toBeNull();
});

it('orders like the numbers they are', () => {
  const milli = fc.tuple(fc.nat(), fc.constantFrom(['m', 1n], ['', 1000n], ['k', 1_000_000n], ['Ki', 1_024_000n]));
  fc.assert(
    fc.property(milli, milli, ([a, [unitA, sizeA]], [b, [unitB, sizeB]]) => {
      const exact = BigInt(a) * BigInt(sizeA as bigint) - BigInt(b) * BigInt(sizeB as bigint);
      expect(compare(`${a}${unitA}`, `${b}${unitB}`)).toBe(exact === 0n ? 0 : exact < 0n ? -1 : 1);
    }),
  );
});
