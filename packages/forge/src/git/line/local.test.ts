import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type ScratchRepository, scratchRepository } from '../testing.ts';
import { localLine } from './local.ts';

function scratch(...init: string[]): ScratchRepository {
  const repository = scratchRepository(...init);
  onTestFinished(() => repository.remove());
  return repository;
}

async function open(dir: string) {
  const line = await localLine(dir);
  onTestFinished(() => line.close());
  return line;
}

const clone = (from: string, ...options: string[]) => {
  const dir = mkdtempSync(join(tmpdir(), 'gatehouse-clone-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  execFileSync('git', ['clone', '--quiet', ...options, `file://${from}`, dir], { stdio: 'pipe' });
  return dir;
};

test('the line goes by first parents from the tip to the root, with what each changed', async () => {
  const repository = scratch();
  const root = repository.commit({ files: { a: '1', 'd/b': '1' } });
  const one = repository.commit({ files: { a: '2' } });
  const side = repository.commit({ branch: 'side', parents: [root], files: { c: '1' } });
  const merge = repository.commit({ parents: [one, side], files: { c: '1' } });
  const tip = repository.commit({ files: { a: null, 'd/b': { mode: '100755', content: '1' } } });
  const line = await (await open(repository.dir)).readLine(tip);
  expect(
    line.map(({ oid, firstParent, parents, changed }) => [oid, firstParent, parents, changed.map((c) => c.path)]),
  ).toEqual([
    [tip, merge, [merge], ['a', 'd/b']],
    [merge, one, [one, side], ['c']],
    [one, root, [root], ['a']],
    [root, null, [], ['a', 'd/b']],
  ]);
  expect(line[0]?.changed).toEqual([
    { path: 'a', mode: '000000', oid: null },
    { path: 'd/b', mode: '100755', oid: repository.git('rev-parse', `${tip}:d/b`) },
  ]);
  expect(line[3]?.committedAt).toBe('2023-11-14T22:13:21Z');
});

test('the line that was read last is not read again', async () => {
  const repository = scratch();
  const root = repository.commit({ files: { a: '1' } });
  const tip = repository.commit({ files: { a: '2' } });
  const line = await open(repository.dir);
  const read = await line.readLine(tip);
  expect(await line.readLine(tip)).toBe(read);
  expect(await line.readLine(root)).toEqual([read[1]]);
  expect(await line.readLine(tip)).toEqual(read);
});

test('a rename is two entries, and a commit that changes nothing has none', async () => {
  const repository = scratch();
  repository.commit({ files: { a: 'a long enough text to be recognised\n' } });
  repository.commit({ files: { a: null, b: 'a long enough text to be recognised\n' } });
  const tip = repository.commit({});
  const line = await (await open(repository.dir)).readLine(tip);
  expect(line.map(({ changed }) => changed.map(({ path }) => path))).toEqual([[], ['a', 'b'], ['a']]);
});

const HOSTILE = [
  ['new\nline', 'new\nline'],
  [':100644 100644 x', ':100644 100644 x'],
  ['a'.repeat(40), 'a'.repeat(40)],
  ['tab\t"quote"', 'tab\t"quote"'],
  ['-dash', '-dash'],
  ['\xff\xfe', '\uFFFDff\uFFFDfe'],
  ['\xef\xbf\xbdff', '\uFFFDef\uFFFDbf\uFFFDbdff'],
  ['caf\xc3\xa9', 'café'],
  ['\\303', '\\303'],
] as const;

test('paths that look like something else, or are no text, each stay themselves', async () => {
  const repository = scratch();
  const tip = repository.commit({ latin1: true, files: Object.fromEntries(HOSTILE.map(([path]) => [path, path])) });
  const line = await open(repository.dir);
  const wanted = HOSTILE.map(([, shown]) => shown).sort();
  expect((await line.readLine(tip))[0]?.changed.map(({ path }) => path).sort()).toEqual(wanted);
  expect((await line.readTree(tip)).map(({ path }) => path).sort()).toEqual(wanted);
});

test('subjects and dates that anybody can write', async () => {
  const repository = scratch();
  repository.commit({ files: { a: '1' } });
  const tree = repository.git('rev-parse', 'HEAD^{tree}');
  const raw = `tree ${tree}\nauthor a <a> 99999999999999999 +0000\ncommitter a <a> 99999999999999999 +0000\n\ncommit ${tree}\n:100644\nx\n`;
  const oid = execFileSync(
    'git',
    ['-C', repository.dir, 'hash-object', '-t', 'commit', '-w', '--literally', '--stdin'],
    { input: raw },
  )
    .toString()
    .trim();
  const line = await (await open(repository.dir)).readLine(oid);
  expect(line).toHaveLength(1);
  expect(line[0]?.subject).toBe(`commit ${tree} :100644 x`);
  expect(line[0]?.committedAt).toMatch(/^\+?\d+-/);
});

test('contents, checked against their ids; trees; ancestry', async () => {
  const repository = scratch();
  const root = repository.commit({ files: { a: 'one', l: { mode: '120000', content: 'a' } } });
  const tip = repository.commit({ files: { a: 'two', m: { mode: '160000', id: root } } });
  const side = repository.commit({ branch: 'side', parents: [root], files: { a: 'three' } });
  const line = await open(repository.dir);
  const tree = await line.readTree(tip);
  expect(tree.map(({ path, mode, size }) => [path, mode, size])).toEqual([
    ['a', '100644', null],
    ['l', '120000', null],
    ['m', '160000', null],
  ]);
  const oid = tree[0]?.oid ?? '';
  const blobs = await line.readBlobs([oid, oid]);
  expect([...blobs].map(([id, bytes]) => [id, Buffer.from(bytes).toString()])).toEqual([[oid, 'two']]);
  expect(await line.isAncestor(root, tip)).toBe(true);
  expect(await line.isAncestor(tip, tip)).toBe(true);
  expect(await line.isAncestor(tip, root)).toBe(false);
  expect(await line.isAncestor(side, tip)).toBe(false);
});

test('what is not there, no id, or no commit is refused', async () => {
  const repository = scratch();
  const tip = repository.commit({ files: { a: 'one' } });
  const line = await open(repository.dir);
  const nobody = '1'.repeat(40);
  await expect(line.readLine(nobody)).rejects.toMatchObject({
    code: 'not-found',
    fix: expect.stringContaining(nobody),
  });
  await expect(line.isAncestor(nobody, tip)).rejects.toMatchObject({ code: 'not-found' });
  await expect(line.readBlobs([nobody])).rejects.toMatchObject({ code: 'missing-object' });
  await expect(line.readBlobs([tip])).rejects.toThrow('is a commit and no blob');
  for (const name of ['HEAD', '--all', `${tip}\n`, tip.toUpperCase()])
    await expect(line.readLine(name)).rejects.toMatchObject({ code: 'invalid-input' });
});

test('a shallow clone is refused with the way out', async () => {
  const repository = scratch();
  repository.commit({ files: { a: '1' } });
  repository.commit({ files: { a: '2' } });
  await expect(localLine(clone(repository.dir, '--depth=1'))).rejects.toMatchObject({
    code: 'shallow',
    fix: expect.stringMatching(/git fetch --unshallow.*fetch-depth: 0/),
  });
});

test('a partial clone has a line, and says that it lacks contents instead of fetching them', async () => {
  const repository = scratch();
  repository.git('config', 'uploadpack.allowFilter', 'true');
  repository.commit({ files: { a: '1' } });
  const tip = repository.commit({ files: { a: '2' } });
  const line = await open(clone(repository.dir, '--filter=blob:none', '--no-checkout'));
  expect(await line.readLine(tip)).toHaveLength(2);
  const [entry] = await line.readTree(tip);
  await expect(line.readBlobs([entry?.oid ?? ''])).rejects.toMatchObject({ code: 'missing-object' });
});

test('no configuration of the repository is obeyed', async () => {
  const repository = scratch();
  repository.commit({ files: { 'd/a': '1' } });
  const tip = repository.commit({ files: { 'd/a': '2' } });
  for (const [key, value] of [
    ['log.showSignature', 'true'],
    ['log.follow', 'true'],
    ['log.diffMerges', 'off'],
    ['diff.renames', 'copies'],
    ['diff.orderFile', '/nonexistent'],
    ['core.quotePath', 'false'],
    ['core.abbrev', '7'],
    ['i18n.logOutputEncoding', 'UTF-16'],
    ['gpg.program', '/bin/false'],
  ] as const)
    repository.git('config', key, value);
  const line = await (await open(repository.dir)).readLine(tip);
  expect(line.map(({ oid, changed }) => [oid, changed.length])).toEqual([
    [tip, 1],
    [repository.git('rev-parse', `${tip}^`), 1],
  ]);
});
