import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CommitSelection, type LocalGit, openRepository } from './index.ts';
import { type ScratchRepository, scratchRepository } from './testing.ts';

let repo: ScratchRepository;
let git: LocalGit;
const ids = new Map<string, string>();

/** root - one - merge - two, with `side` from root into merge */
beforeAll(async () => {
  repo = scratchRepository();
  const id = (name: string) => ids.get(name) ?? '';
  ids.set('root', repo.commit({ files: { a: '0' } }));
  ids.set('one', repo.commit({ files: { a: '1' } }));
  ids.set('side', repo.commit({ branch: 'side', parents: [id('root')], files: { b: '1' } }));
  ids.set('merge', repo.commit({ parents: [id('one'), id('side')], files: { b: '1' } }));
  ids.set('two', repo.commit({ files: { a: '2' } }));
  repo.git('tag', '-a', '-m', 'x', 'v1', id('one'));
  git = await openRepository(repo.dir);
});
afterAll(() => {
  git.close();
  repo.remove();
});

const nameOf = (oid: string | null) => [...ids].find(([, id]) => id === oid)?.[0] ?? oid;

async function list(selection: CommitSelection): Promise<string[]> {
  const { commits } = await git.listCommits(selection);
  return commits.map((listed) =>
    'fault' in listed
      ? `${listed.commit}: ${listed.fault.code}`
      : `${nameOf(listed.parent)}..${nameOf(listed.commit)}${listed.merge ? ' merge' : ''}`,
  );
}

test.each<[string, CommitSelection, string[]]>([
  ['the newest, merges left out', { last: 2 }, ['merge..two', 'root..side']],
  ['more than there are', { last: 99 }, ['merge..two', 'root..side', 'root..one', 'null..root']],
  ['a range', { range: 'v1..HEAD' }, ['merge..two', 'root..side']],
  ['an empty range', { range: 'HEAD..v1' }, []],
  [
    'a list, in its order, twice if it says so',
    { revisions: ['v1', 'nope', 'main', 'main~1', '--all', 'v1'] },
    ['root..one', 'nope: unknown-revision', 'merge..two', 'one..merge merge', '--all: invalid-input', 'root..one'],
  ],
  ['an empty list', { revisions: [] }, []],
])('lists %s', async (_name, selection, expected) => {
  expect(await list(selection)).toEqual(expected);
});

test('says where a selection ends', async () => {
  const newest = async (selection: CommitSelection) => nameOf((await git.listCommits(selection)).newest);
  expect(await newest({ last: 1 })).toBe('two');
  expect(await newest({ range: 'main..v1' })).toBe('one');
  expect(await newest({ revisions: ['v1', 'merge', 'side', ids.get('merge') ?? '', 'v1'] })).toBe('merge');
  expect(await newest({ revisions: ['nope'] })).toBeNull();
});

test.each(['HEAD', 'a...b', '..HEAD', 'HEAD..', '--all..HEAD', 'HEAD..-x'])('%j is not a range', async (range) => {
  await expect(list({ range })).rejects.toMatchObject({ code: 'invalid-input' });
});

test('the boundary of a shallow clone is not a root commit', async () => {
  writeFileSync(join(repo.dir, '.git/shallow'), `${ids.get('one')}\n`);
  const cut = await openRepository(repo.dir);
  const { commits } = await cut.listCommits({ revisions: ['v1', 'main'] });
  cut.close();
  writeFileSync(join(repo.dir, '.git/shallow'), '');
  expect(commits.map((commit) => ('fault' in commit ? commit.fault.code : nameOf(commit.commit)))).toEqual([
    'shallow',
    'two',
  ]);
});

test('diffs come in the order asked, and a damaged commit costs only its own', async () => {
  const id = (name: string) => ids.get(name) ?? '';
  const broken = 'e'.repeat(40);
  const requests = [
    { commit: id('two'), parent: id('merge') },
    { commit: broken, parent: id('one') },
    { commit: id('merge'), parent: id('one') },
    { commit: id('root'), parent: null },
    { commit: id('root'), parent: id('root') },
  ];
  const seen: string[] = [];
  for await (const diff of git.diffs(requests)) {
    seen.push(
      'fault' in diff ? `${diff.commit} fault` : `${nameOf(diff.commit)} ${diff.files.map((file) => file.path)}`,
    );
  }
  expect(seen).toEqual(['two a', `${broken} fault`, 'merge b', 'root a', 'root ']);
});

test('a root commit is compared with the empty tree', async () => {
  for await (const diff of git.diffs([{ commit: ids.get('root') ?? '', parent: null }])) {
    if ('fault' in diff) throw diff.fault;
    const change = await git.complete(diff, null, () => []);
    expect(change.base).toBe('4b825dc642cb6eb9a060e54bf8d69288fbee4904');
    expect(change.files.map((file) => [file.path, file.before, file.after?.mode])).toEqual([['a', null, '100644']]);
  }
});
