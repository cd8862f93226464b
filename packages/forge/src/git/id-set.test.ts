import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IdSet } from './id-set.ts';

test('it has what was added and nothing else, wherever in the bytes an id stands', () => {
  // Few different first bytes, so that ids meet in one slot; ids that differ in their last byte only.
  const id = fc.tuple(fc.nat(3), fc.nat(255)).map(([first, last]) => `${first}${'0'.repeat(36)}${last + 256}`);
  fc.assert(
    fc.property(fc.array(id, { maxLength: 300 }), fc.array(id), fc.nat(9), (added, asked, from) => {
      const [set, model] = [new IdSet(20), new Set<string>()];
      const bytes = (one: string) => Buffer.concat([Buffer.alloc(from), Buffer.from(one.padStart(40, '0'), 'hex')]);
      for (const one of added) {
        expect(set.add(bytes(one), from)).toBe(!model.has(one));
        model.add(one);
      }
      for (const one of [...asked, ...added]) expect(set.has(bytes(one), from)).toBe(model.has(one));
      expect(set.size).toBe(model.size);
    }),
  );
});

test.each([20, 32])('it grows, ids of %d bytes', (length) => {
  const set = new IdSet(length);
  const ids = Buffer.alloc(20_001 * length, 7);
  for (let at = 0; at <= 20_000; at += 1) ids.writeUInt32BE(at, at * length);
  const count = (of: (at: number) => boolean) =>
    Array.from({ length: 20_000 }, (_, at) => of(at * length)).filter(Boolean).length;
  expect([count((at) => set.add(ids, at)), count((at) => set.add(ids, at)), count((at) => set.has(ids, at))]).toEqual([
    20_000, 0, 20_000,
  ]);
  expect([set.size, set.has(ids, 20_000 * length)]).toEqual([20_000, false]);
});
