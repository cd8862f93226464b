import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pagesFor, split } from './limits.ts';

test.each([
  [0, 0],
  [1, 1],
  [100, 1],
  [101, 2],
  [3000, 30],
])('%i rows are on %i pages', (count, pages) => {
  expect(pagesFor(count)).toBe(pages);
});

test('a split keeps every element, in order, in at most as many runs, none empty and none much longer', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 40 }), (list, parts) => {
      const runs = split(list, parts);
      expect(runs.flat()).toEqual(list);
      expect(runs.length).toBe(Math.min(parts, list.length));
      for (const run of runs) expect(run.length).toBeLessThanOrEqual(Math.ceil(list.length / parts));
    }),
  );
});
