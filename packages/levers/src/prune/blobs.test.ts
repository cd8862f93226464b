import { expect, test } from 'vitest';
import { visitBlobs } from './blobs.ts';
import type { PinSource } from './types.ts';

const oid = (number: number) => number.toString(16).padStart(40, '0');

/** `refs` commits of `files` files each, one of which differs from commit to commit. */
function source(refs: number, files: number) {
  const asked = { have: [] as [string, number][], trees: 0, atOnce: 0, most: 0, blobs: [] as number[] };
  const reader: PinSource = {
    readRefs: () => Promise.reject(new Error('nobody asked')),
    have: async (oids, kind) => {
      asked.have.push([kind, oids.length]);
      return oids.map(() => (kind === 'blob' ? 500 : 200));
    },
    readTree: async (commit) => {
      asked.trees += 1;
      asked.atOnce += 1;
      asked.most = Math.max(asked.most, asked.atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      asked.atOnce -= 1;
      const own = 1_000_000 + Number.parseInt(commit, 16);
      return Array.from({ length: files }, (_, at) => ({
        ...{ path: `f${at}`, mode: '100644', size: null },
        oid: oid(at === 0 ? own : at),
      }));
    },
    readBlobs: async (oids) => {
      asked.blobs.push(oids.length);
      return new Map(oids.map((one) => [one, new TextEncoder().encode(one)]));
    },
  };
  const commits = Array.from({ length: refs }, (_, at) => ({ commit: oid(at), ref: `b${at}` }));
  const what = { source: { repository: 'acme/infra' } as never, reader, commits, seen: new Set<string>() };
  return { asked, what };
}

test('hundreds of refs: commits in one request, contents in few, a few trees in memory', async () => {
  const { asked, what } = source(300, 400);
  const places = new Map<string, string>();
  expect(await visitBlobs(what, ({ bytes, place }) => places.set(new TextDecoder().decode(bytes), place))).toBe(699);
  expect(asked.have).toEqual([
    ['commit', 300],
    ['blob', 699],
  ]);
  expect([asked.trees, asked.most]).toEqual([300, 4]);
  // Known to be small, a hundred are read together.
  expect(asked.blobs).toEqual([100, 100, 100, 100, 100, 100, 99]);
  // Named by the first ref that has it, whichever tree came first.
  expect(places.get(oid(7))).toBe('acme/infra b0 f7');
  expect(places.get(oid(1_000_299))).toBe('acme/infra b299 f0');
  expect(await visitBlobs(what, () => expect.unreachable())).toBe(0);
});
