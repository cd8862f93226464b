import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Ordered } from './ordered.ts';
import type { Judged } from './task.ts';

const NOTHING = {
  outcome: 'pass',
  reason: null,
  risk: 'low',
  disposition: 'auto-merge',
  because: [],
  rollback: false,
} as const;

test('whatever order results come in, they leave in the order of the commits, none early or late', () => {
  const indices = fc.nat(30).chain((n) => fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n }));
  fc.assert(
    fc.property(indices, fc.integer({ min: 1, max: 5 }), (order, size) => {
      const ordered = new Ordered();
      const left: number[] = [];
      for (let at = 0; at < order.length; at += size) {
        const some = order.slice(at, at + size).map((index): Judged => ({ ...NOTHING, index, line: '' }));
        left.push(...ordered.add(some).map(({ index }) => index));
        const arrived = new Set(order.slice(0, at + size));
        const expected = [...arrived].sort((a, b) => a - b).filter((index, place) => index === place);
        expect(left).toEqual(expected);
      }
    }),
  );
});
