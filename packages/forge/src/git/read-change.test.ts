import type { ChangedFile } from '@gatehouse/bumps';
import { afterEach, expect, test } from 'vitest';
import { type LocalGit, openRepository } from './index.ts';
import { type CommitInput, type Entry, type ScratchRepository, scratchRepository } from './testing.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean();
});

function repository(...init: string[]): ScratchRepository {
  const made = scratchRepository(...init);
  cleanups.push(made.remove);
  return made;
}

async function opened(repo: ScratchRepository): Promise<LocalGit> {
  const git = await openRepository(repo.dir);
  cleanups.push(git.close);
  return git;
}

const none = () => [];

async function filesOf(before: CommitInput, after: CommitInput, init: string[] = []): Promise<string[]> {
  const repo = repository(...init);
  const base = repo.commit(before);
  const head = repo.commit(after);
  const change = await (await opened(repo)).readChange({ base, head, siblings: none });
  return change.files.map(show);
}

/** `<path> <mode>=<bytes> -> <mode>=<bytes>`; `(n)` in place of bytes that were not read. */
function show(file: ChangedFile): string {
  const sides = [file.before, file.after].map((side) => {
    if (!side) return 'none';
    const content = side.bytes ? Buffer.from(side.bytes).toString('latin1') : `(${side.size ?? '?'})`;
    return `${side.mode}=${content}`;
  });
  return `${JSON.stringify(file.path)}${file.pathIsText ? '' : ' not text'} ${sides.join(' -> ')}`;
}

const executable: Entry = { mode: '100755', content: 'one' };
const link = (content: string): Entry => ({ mode: '120000', content });
const submodule = (digit: string): Entry => ({ mode: '160000', id: digit.repeat(40) });

test.each<[string, CommitInput, CommitInput, string[]]>([
  ['modified', { files: { a: 'one' } }, { files: { a: 'two' } }, ['"a" 100644=one -> 100644=two']],
  ['added', { files: { a: 'one' } }, { files: { b: 'two' } }, ['"b" none -> 100644=two']],
  ['deleted', { files: { a: 'one' } }, { files: { a: null } }, ['"a" 100644=(?) -> none']],
  [
    'renamed: a deletion and an addition',
    { files: { a: 'one' } },
    { files: { a: null, b: 'one' } },
    ['"a" 100644=(?) -> none', '"b" none -> 100644=one'],
  ],
  ['mode only', { files: { a: 'one' } }, { files: { a: executable } }, ['"a" 100644=one -> 100755=one']],
  ['symlink', { files: { a: link('x') } }, { files: { a: link('y') } }, ['"a" 120000=(?) -> 120000=(?)']],
  ['file to symlink', { files: { a: 'one' } }, { files: { a: link('y') } }, ['"a" 100644=(?) -> 120000=(?)']],
  ['submodule', { files: { a: submodule('1') } }, { files: { a: submodule('2') } }, ['"a" 160000=(?) -> 160000=(?)']],
  [
    'file to directory',
    { files: { a: 'one' } },
    { files: { a: null, 'a/b': 'one' } },
    ['"a" 100644=(?) -> none', '"a/b" none -> 100644=one'],
  ],
  ['nothing', { files: { a: 'one' } }, {}, []],
  [
    'a path with every kind of separator',
    { files: { ':100644 a\n\t"\\ -': 'one' } },
    { files: { ':100644 a\n\t"\\ -': 'two' } },
    ['":100644 a\\n\\t\\"\\\\ -" 100644=one -> 100644=two'],
  ],
  [
    'a path of forty hex digits',
    { files: { [`${'a'.repeat(40)}`]: '1' } },
    { files: { [`${'a'.repeat(40)}`]: '2' } },
    [`"${'a'.repeat(40)}" 100644=1 -> 100644=2`],
  ],
  ['a path in UTF-8', { files: { 'é😀': '1' } }, { files: { 'é😀': '2' } }, ['"é😀" 100644=1 -> 100644=2']],
  [
    'a path that is not UTF-8',
    { files: { 'a\\\xe9': '1' }, latin1: true },
    { files: { 'a\\\xe9': '2' }, latin1: true },
    ['"a\\\\134\\\\351" not text 100644=1 -> 100644=2'],
  ],
  [
    'a path with a byte-order mark',
    { files: { '\ufeffa': '1' } },
    { files: { '\ufeffa': '2' } },
    ['"\ufeffa" 100644=1 -> 100644=2'],
  ],
  [
    'bytes as they are',
    { files: { a: 'a\r\n\0\xff' } },
    { files: { a: Buffer.from([0xff, 0, 0x0d]) } },
    ['"a" 100644=a\r\n\0\xc3\xbf -> 100644=\xff\0\r'],
  ],
])('reads %s', async (_name, before, after, expected) => {
  expect(await filesOf(before, after)).toEqual(expected);
});

test('reads a repository with SHA-256 ids', async () => {
  const files = await filesOf({ files: { a: 'one' } }, { files: { a: 'two' } }, ['--object-format=sha256']);
  expect(files).toEqual(['"a" 100644=one -> 100644=two']);
});

test('reads a bare repository', async () => {
  expect(await filesOf({ files: { a: '1' } }, { files: { a: '2' } }, ['--bare'])).toEqual(['"a" 100644=1 -> 100644=2']);
});

test('takes the difference to the merge base, and says where the base is', async () => {
  const repo = repository();
  const fork = repo.commit({ files: { a: '1', b: '1' } });
  const head = repo.commit({ branch: 'bump', parents: [fork], files: { a: '2' } });
  const base = repo.commit({ files: { b: '2' } });
  const change = await (await opened(repo)).readChange({ base: 'main', head: 'bump', siblings: none });
  expect({ ...change, files: change.files.map(show) }).toEqual({
    repository: null,
    pullRequest: null,
    author: null,
    baseRef: null,
    baseTip: base,
    base: fork,
    head,
    commits: null,
    sharers: [],
    files: ['"a" 100644=1 -> 100644=2'],
    siblings: [],
    contentsRead: true,
  });
});

test('says what each path is at a base that moved on: the same, another, gone, new', async () => {
  const repo = repository();
  const fork = repo.commit({ files: { same: '1', other: '1', gone: '1', 'c/Chart.yaml': '1', 'c/Chart.lock': '1' } });
  const head = { same: '2', other: '2', gone: '2', new: '2', mine: '2', 'c/Chart.yaml': '2' };
  repo.commit({ branch: 'bump', parents: [fork], files: head });
  repo.commit({ files: { other: '3', gone: null, new: '3', 'c/Chart.lock': '3' } });
  const siblings = (path: string) => [path.replace('.yaml', '.lock')];
  const git = await opened(repo);
  const change = await git.readChange({ base: 'main', head: 'bump', siblings });
  const blob = (path: string) => repo.git('rev-parse', `main:${path}`);
  expect(Object.fromEntries([...change.files, ...change.siblings].map((file) => [file.path, file.baseTipOid]))).toEqual(
    {
      same: blob('same'),
      other: blob('other'),
      gone: null,
      new: blob('new'),
      mine: null,
      'c/Chart.yaml': blob('c/Chart.yaml'),
      'c/Chart.lock': blob('c/Chart.lock'),
    },
  );
  const unmoved = await git.readChange({ base: fork, head: 'bump', siblings });
  expect(unmoved.files.map((file) => file.baseTipOid)).toEqual(unmoved.files.map(() => undefined));
});

test('reads siblings at the head, the unchanged ones only', async () => {
  const repo = repository();
  const base = repo.commit({ files: { 'c/Chart.yaml': '1', 'c/Chart.lock': 'lock', 'd/Chart.yaml': '1' } });
  const head = repo.commit({ files: { 'c/Chart.yaml': '2', 'd/Chart.yaml': '2', 'd/Chart.lock': 'new' } });
  const siblings = (path: string) => [path.replace('.yaml', '.lock')];
  const change = await (await opened(repo)).readChange({ base, head, siblings });
  expect(change.siblings.map(show)).toEqual(['"c/Chart.lock" 100644=lock -> 100644=lock']);
});

test('reads files at a commit', async () => {
  const repo = repository();
  const commit = repo.commit({ files: { 'a/b.yml': 'text', 'a/link': link('b.yml') } });
  const git = await opened(repo);
  const read = async (path: string) => (await git.readFileAt(commit, path)).bytes?.toString() ?? null;
  expect(await read('a/b.yml')).toBe(Buffer.from('text').join(','));
  expect(await read('a/c.yml')).toBeNull();
  expect(await read('a/b.yml/c')).toBeNull();
  await expect(read('a/link')).rejects.toMatchObject({ code: 'policy-unreadable' });
  await expect(read('a')).rejects.toMatchObject({ code: 'policy-unreadable' });
});
