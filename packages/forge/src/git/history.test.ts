import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localHistory } from './history.ts';
import { type LocalGit, openRepository } from './index.ts';
import { openObjects } from './objects.ts';
import { findRepository } from './repository.ts';
import { type ScratchRepository, scratchRepository } from './testing.ts';

let repo: ScratchRepository;
let git: LocalGit;
const ids: Record<string, string> = {};

/** root - one - merge (of side) - two; `b` is a directory in root. */
beforeAll(async () => {
  repo = scratchRepository();
  ids.root = repo.commit({ files: { a: '0', 'b/c': 'x' } });
  ids.one = repo.commit({ files: { a: '1', 'b/c': null, b: 'file' } });
  ids.side = repo.commit({ branch: 'side', parents: [ids.root], files: { d: '1' } });
  ids.merge = repo.commit({ parents: [ids.one, ids.side], files: { d: '1' } });
  ids.two = repo.commit({ files: { a: '0' } });
  git = await openRepository(repo.dir);
});
afterAll(() => {
  git.close();
  repo.remove();
});

const blob = (at: string, path: string) => repo.git('rev-parse', `${at}:${path}`);
const changeOf = async (base: string, head: string) =>
  git.readChange({ base: ids[base] ?? '', head: ids[head] ?? '', siblings: () => [] });

test('what stood at the paths of a change, along the first parents of its base', async () => {
  const change = await changeOf('merge', 'two');
  expect(await git.readPastStates(change, 10)).toEqual([
    { commit: ids.merge, firstParent: ids.one, blobs: [blob('main', 'a') && blob(ids.one ?? '', 'a')] },
    { commit: ids.one, firstParent: ids.root, blobs: [blob(ids.one ?? '', 'a')] },
    { commit: ids.root, firstParent: null, blobs: [blob('main', 'a')] },
  ]);
  expect(await git.readPastStates(change, 1)).toHaveLength(1);
});

test('however the line is read piece by piece, each state is what git says stood there', async () => {
  const long = scratchRepository();
  const objects = openObjects(await findRepository(long.dir));
  try {
    const paths = ['a', 'd/b'];
    const commits = Array.from({ length: 14 }, (_, at) => {
      // Nothing, one of them, both, or one that goes and comes back.
      const files = { ...(at % 3 === 0 && { a: `${at % 2}` }), ...(at % 4 < 2 && { 'd/b': at % 4 ? null : `${at}` }) };
      return long.commit({ files: { ...files, other: `${at}` } });
    });
    const plain = commits.map((commit, at) => {
      const listed = long.git('ls-tree', '-r', commit).split('\n');
      const blobOf = (path: string) => listed.find((line) => line.endsWith(`\t${path}`))?.split(/\s/)[2] ?? null;
      return { commit, firstParent: commits[at - 1] ?? null, blobs: paths.map(blobOf) };
    });
    const repository = await findRepository(long.dir);
    const question = fc.tuple(fc.nat(commits.length - 1), fc.integer({ min: 1, max: 16 }));
    const questions = fc.array(question, { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), questions, async (atOnce, asked) => {
        const history = localHistory(repository, objects, git.diffs, atOnce);
        for (const [at, limit] of asked) {
          const change = {
            ...(await changeOf('merge', 'two')),
            base: commits[at] ?? '',
            files: paths.map((p) => named(p)),
          };
          const states = plain
            .slice(0, at + 1)
            .reverse()
            .slice(0, limit);
          expect(await history.readPastStates({ ...change, baseTip: null }, limit)).toEqual(states);
        }
      }),
      { numRuns: 15 },
    );
  } finally {
    objects.close();
    long.remove();
  }
});

test('a directory is no file, and what is not there is null', async () => {
  const change = { ...(await changeOf('merge', 'two')), files: ['b', 'd'].map((path) => named(path)) };
  const states = await git.readPastStates(change, 10);
  const file = blob('main', 'b');
  expect(states.map(({ blobs }) => blobs)).toEqual([
    [file, blob('main', 'd')],
    [file, null],
    [null, null],
  ]);
});

const named = (path: string, pathIsText = true) => ({ path, pathIsText, before: null, after: null });

test.each([['a\nb'], ['./a'], ['../a']])(
  'a path that git would read as something else has no past: %j',
  async (path) => {
    const change = { ...(await changeOf('merge', 'two')), files: [named(path)] };
    expect(await git.readPastStates(change, 10)).toEqual([]);
  },
);

test('a root commit has no past', async () => {
  for await (const diff of git.diffs([{ commit: ids.root ?? '', parent: null }])) {
    if ('fault' in diff) throw diff.fault;
    expect(await git.readPastStates(await git.complete(diff, null, () => []), 10)).toEqual([]);
  }
});

test('what a commit changed against its first parent, and blobs by id', async () => {
  expect(await git.changedPaths(ids.merge ?? '')).toEqual(['d']);
  expect(await git.changedPaths(ids.root ?? '')).toEqual(['a', 'b/c']);
  const oid = blob('main', 'a');
  expect(await git.readBlobs([oid])).toEqual(new Map([[oid, new Uint8Array(Buffer.from('0'))]]));
  await expect(git.readBlobs(['e'.repeat(40)])).rejects.toMatchObject({ code: 'missing-object' });
});
