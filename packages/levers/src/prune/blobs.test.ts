import { expect, test } from 'vitest';
import { visitBlobs } from './blobs.ts';
import type { PinSource } from './types.ts';

const oid = (number: number) => number.toString(16).padStart(40, '0');

/** `refs` commits of `files` files each, one of which differs from commit to commit, read from a clone or through the API. */
function source(refs: number, files: number, kind: 'clone' | 'api') {
  const asked = { have: [] as [string, number][], trees: 0, atOnce: 0, most: 0, blobs: [] as number[] };
  const treeOf = (commit: string) =>
    Array.from({ length: files }, (_, at) => ({
      ...{ path: `f${at}`, mode: '100644', size: kind === 'clone' ? null : 500 },
      oid: oid(at === 0 ? 1_000_000 + Number.parseInt(commit, 16) : at),
    }));
  const clone: Partial<PinSource> = {
    have: async (oids, kind) => {
      asked.have.push([kind, oids.length]);
      return oids.map(() => 500);
    },
    readFiles: async function* (commits) {
      for (const [at, commit] of commits.entries()) yield at === 0 ? treeOf(commit) : treeOf(commit).slice(0, 1);
    },
  };
  const reader: PinSource = {
    readRefs: () => Promise.reject(new Error('nobody asked')),
    ...(kind === 'clone' && clone),
    readTree: async (commit) => {
      asked.trees += 1;
      asked.atOnce += 1;
      asked.most = Math.max(asked.most, asked.atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      asked.atOnce -= 1;
      return treeOf(commit);
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

const visited = async ({ what }: ReturnType<typeof source>) => {
  const places = new Map<string, string>();
  const count = await visitBlobs(what, ({ bytes, place }) => places.set(new TextDecoder().decode(bytes), place));
  return { count, places };
};

test.each(['clone', 'api'] as const)(
  'hundreds of refs, %s: contents in few requests, a few trees in memory',
  async (kind) => {
    const scene = source(300, 400, kind);
    const { count, places } = await visited(scene);
    expect(count).toBe(699);
    const { asked, what } = scene;
    expect(asked.have).toEqual(kind === 'clone' ? [['blob', 699]] : []);
    expect([asked.trees, asked.most]).toEqual(kind === 'clone' ? [0, 0] : [300, 4]);
    // Known to be small, a hundred are read together.
    expect(asked.blobs).toEqual([100, 100, 100, 100, 100, 100, 99]);
    // Named by the first ref that has it, whichever tree came first.
    expect(places.get(oid(7))).toBe('acme/infra b0 f7');
    expect(places.get(oid(1_000_299))).toBe('acme/infra b299 f0');
    expect(await visitBlobs(what, () => expect.unreachable())).toBe(0);
  },
);

test('a clone that tells of fewer commits than were asked for is no answer', async () => {
  const { what } = source(3, 2, 'clone');
  const reader: PinSource = {
    ...what.reader,
    readFiles: async function* () {
      yield [];
    },
  };
  await expect(visitBlobs({ ...what, reader }, () => {})).rejects.toThrow('only 1 of 3 commits were listed');
});
