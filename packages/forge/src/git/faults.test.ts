import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { openRepository } from './index.ts';
import { type ScratchRepository, scratchRepository } from './testing.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean();
});

function repository(...init: string[]): ScratchRepository {
  const made = scratchRepository(...init);
  cleanups.push(made.remove);
  return made;
}

async function read(dir: string, base: string, head: string) {
  const git = await openRepository(dir);
  cleanups.push(git.close);
  return git.readChange({ base, head, siblings: () => [] });
}

function cloneOf(repo: ScratchRepository, ...options: string[]): string {
  const dir = mkdtempSync(join(tmpdir(), 'gatehouse-clone-'));
  cleanups.push(() => rmSync(dir, { recursive: true, force: true }));
  repo.git('clone', '--quiet', ...options, `file://${repo.dir}`, dir);
  return dir;
}

/** A loose object under an id that is not its own. Without content its header promises more than there is. */
function plantObject(repo: ScratchRepository, type: string, size: number, content = ''): string {
  const oid = createHash('sha1').update(`${type} ${size}`).digest('hex');
  const file = join(repo.dir, '.git/objects', oid.slice(0, 2), oid.slice(2));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, deflateSync(`${type} ${size}\0${content}`));
  return oid;
}

test('no directory, and no repository', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'gatehouse-none-'));
  cleanups.push(() => rmSync(dir, { recursive: true, force: true }));
  await expect(openRepository(dir)).rejects.toMatchObject({
    code: 'not-a-repository',
    message: `${dir} is not a git repository (nor is any directory above it)`,
  });
  await expect(openRepository(join(dir, 'none'))).rejects.toMatchObject({
    code: 'not-a-repository',
    message: `${dir}/none is not a git repository (no such directory)`,
  });
});

test('a repository in a format that this git does not know is told with its name', async () => {
  const repo = repository();
  repo.git('config', 'core.repositoryFormatVersion', '1');
  repo.git('config', 'extensions.fromTheFuture', 'true');
  await expect(openRepository(repo.dir)).rejects.toMatchObject({
    code: 'not-a-repository',
    message: expect.stringMatching(/unknown repository extensions? found: fromthefuture/),
  });
});

test.each([
  ['nope', 'unknown-revision'],
  ['f'.repeat(40), 'unknown-revision'],
  ['HEAD:a', 'unknown-revision'],
  ['--all', 'invalid-input'],
  ['-h', 'invalid-input'],
  ['', 'invalid-input'],
  ['HEAD\nHEAD', 'invalid-input'],
  ['HEAD..HEAD', 'unknown-revision'],
])('the revision %j is %s', async (revision, code) => {
  const repo = repository();
  repo.commit({ files: { a: '1' } });
  await expect(read(repo.dir, 'HEAD', revision)).rejects.toMatchObject({ code });
});

test('a repository without commits', async () => {
  await expect(read(repository().dir, 'HEAD', 'HEAD')).rejects.toMatchObject({ code: 'unknown-revision' });
});

test('a shallow clone that lacks the base', async () => {
  const repo = repository();
  const base = repo.commit({ files: { a: '1' } });
  repo.commit({ files: { a: '2' } });
  await expect(read(cloneOf(repo, '--depth=1'), base, 'HEAD')).rejects.toMatchObject({
    code: 'shallow',
    fix: 'Fetch the rest of the history: git fetch --unshallow (in a workflow: actions/checkout with fetch-depth: 0).',
  });
});

test('a shallow clone that lacks the merge base', async () => {
  const repo = repository();
  const fork = repo.commit({ files: { a: '1' } });
  repo.commit({ branch: 'bump', parents: [fork], files: { a: '2' } });
  repo.commit({ files: { b: '2' } });
  const dir = cloneOf(repo, '--depth=1', '--no-single-branch');
  await expect(read(dir, 'origin/main', 'origin/bump')).rejects.toMatchObject({ code: 'shallow' });
});

test('a shallow clone that may hide a better merge base', async () => {
  const repo = repository();
  const root = repo.commit({ files: { a: '1' } });
  const better = repo.commit({ files: { a: '2' } });
  const old = repo.commit({ branch: 'old', parents: [root], files: { b: '1' } });
  repo.commit({ branch: 'left', parents: [better, old], files: { c: '1' } });
  repo.commit({ branch: 'right', parents: [better, old], files: { d: '1' } });
  const dir = cloneOf(repo, '--no-single-branch');
  // Cut above `better` on one side only: `root` would look like the merge base.
  writeFileSync(join(dir, '.git/shallow'), `${repo.git('rev-parse', 'left')}\n`);
  await expect(read(dir, 'origin/left', 'origin/right')).rejects.toMatchObject({ code: 'shallow' });
});

test('a shallow clone deep enough is judged', async () => {
  const repo = repository();
  repo.commit({ files: { a: '0' } });
  repo.commit({ files: { a: '1' } });
  repo.commit({ files: { a: '2' } });
  const change = await read(cloneOf(repo, '--depth=2'), 'HEAD~1', 'HEAD');
  expect(change.files.map((file) => file.path)).toEqual(['a']);
});

test('several merge bases, and none', async () => {
  const repo = repository();
  const root = repo.commit({ files: { a: '1' } });
  const [x, y] = ['x', 'y'].map((branch) => repo.commit({ branch, parents: [root], files: { [branch]: '1' } }));
  repo.commit({ branch: 'left', parents: [x ?? '', y ?? ''] });
  repo.commit({ branch: 'right', parents: [y ?? '', x ?? ''] });
  repo.commit({ branch: 'alone', parents: [], files: { z: '1' } });
  await expect(read(repo.dir, 'left', 'right')).rejects.toMatchObject({ code: 'merge-base' });
  await expect(read(repo.dir, 'left', 'alone')).rejects.toMatchObject({ code: 'merge-base' });
});

test('a partial clone: nothing is fetched', async () => {
  const repo = repository();
  repo.commit({ files: { a: 'one' } });
  repo.commit({ files: { a: 'two' } });
  repo.git('config', 'uploadpack.allowFilter', 'true');
  const blobless = cloneOf(repo, '--filter=blob:none', '--no-checkout');
  await expect(read(blobless, 'HEAD~1', 'HEAD')).rejects.toMatchObject({ code: 'missing-object' });
  const treeless = cloneOf(repo, '--filter=tree:0', '--no-checkout');
  await expect(read(treeless, 'HEAD~1', 'HEAD')).rejects.toMatchObject({ code: 'missing-object' });
});

test('a damaged tree and a damaged blob', async () => {
  const repo = repository();
  const base = repo.commit({ files: { a: 'one' } });
  const tree = plantObject(repo, 'tree', 100);
  const badTree = repo.git('commit-tree', tree, '-p', base, '-m', 'x');
  await expect(read(repo.dir, base, badTree)).rejects.toMatchObject({ code: 'missing-object' });

  repo.git('update-index', '--add', '--cacheinfo', `100644,${plantObject(repo, 'blob', 100)},a`);
  const badBlob = repo.git('commit-tree', repo.git('write-tree'), '-p', base, '-m', 'x');
  await expect(read(repo.dir, base, badBlob)).rejects.toMatchObject({ code: 'missing-object' });
});

test('a blob that is not what its id names', async () => {
  const repo = repository();
  const base = repo.commit({ files: { a: 'one' } });
  repo.git('update-index', '--add', '--cacheinfo', `100644,${plantObject(repo, 'blob', 3, 'two')},a`);
  const head = repo.git('commit-tree', repo.git('write-tree'), '-p', base, '-m', 'x');
  await expect(read(repo.dir, base, head)).rejects.toMatchObject({
    code: 'missing-object',
    message: expect.stringMatching(/blob [0-9a-f]{40} is damaged$/),
  });
});

test('a blob of one gigabyte is known by its size and not read', async () => {
  const repo = repository();
  const base = repo.commit({ files: { a: 'one' } });
  repo.git('update-index', '--add', '--cacheinfo', `100644,${plantObject(repo, 'blob', 2 ** 30)},a`);
  const head = repo.git('commit-tree', repo.git('write-tree'), '-p', base, '-m', 'x');
  const [file] = (await read(repo.dir, base, head)).files;
  expect(file?.after?.size).toBe(2 ** 30);
  expect(file?.after?.bytes).toBeUndefined();
});

test('a commit of 20,000 files is refused', async () => {
  const repo = repository();
  const base = repo.commit({ files: { a: 'one' } });
  const head = repo.commit({ files: Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`d${n}/f`, 'x'])) });
  await expect(read(repo.dir, base, head)).rejects.toMatchObject({
    code: 'too-many-files',
    message: 'the change touches 20000 files; at most 3000 are judged, the number GitHub lists for a pull request',
  });
});
