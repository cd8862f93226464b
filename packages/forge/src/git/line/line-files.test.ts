import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { FirstParentLine, TreeEntry } from '../../repository-port.ts';
import { type ObjectStore, openObjects } from '../objects.ts';
import { findRepository } from '../repository.ts';
import { scratchRepository } from '../testing.ts';
import { listFiles } from './line-files.ts';
import { localLine } from './local.ts';

type Entry = readonly [mode: string, name: string, oid: string];

/** A repository whose objects are written byte for byte: git itself would make none of the odd ones. */
async function scratch(format: 'sha1' | 'sha256' = 'sha1') {
  const repository = scratchRepository(`--object-format=${format}`);
  onTestFinished(() => repository.remove());
  const pathOf = (oid: string) => join(repository.dir, '.git/objects', oid.slice(0, 2), oid.slice(2));
  const write = (type: string, body: Buffer): string => {
    const object = Buffer.concat([Buffer.from(`${type} ${body.length}\0`), body]);
    const oid = createHash(format).update(object).digest('hex');
    mkdirSync(join(pathOf(oid), '..'), { recursive: true });
    if (!existsSync(pathOf(oid))) writeFileSync(pathOf(oid), deflateSync(object));
    return oid;
  };
  const blob = (text: string) => write('blob', Buffer.from(text));
  const tree = (entries: readonly Entry[]) =>
    write(
      'tree',
      Buffer.concat(
        entries.flatMap(([mode, name, oid]) => [Buffer.from(`${mode} ${name}\0`, 'latin1'), Buffer.from(oid, 'hex')]),
      ),
    );
  let made = 0;
  const commit = (root: string) => {
    made += 1;
    return write('commit', Buffer.from(`tree ${root}\nauthor a <a> ${made} +0000\ncommitter a <a> ${made} +0000\n\n`));
  };
  const line = await localLine(repository.dir);
  onTestFinished(() => line.close());
  return {
    ...{ write, blob, tree, commit, line },
    remove: (oid: string) => rmSync(pathOf(oid)),
    pathOf,
    dir: repository.dir,
  };
}

async function filesOf(line: FirstParentLine, commits: readonly string[]): Promise<readonly (readonly TreeEntry[])[]> {
  const all: (readonly TreeEntry[])[] = [];
  for await (const files of line.readFiles(commits)) all.push(files);
  return all;
}

/** The slow way: every tree whole. */
async function listedOneByOne(line: FirstParentLine, commits: readonly string[]) {
  const seen = new Set<string>();
  const all: TreeEntry[][] = [];
  const trees = new Map<string, readonly TreeEntry[]>();
  for (const commit of commits) {
    const tree = trees.get(commit) ?? (await line.readTree(commit));
    trees.set(commit, tree);
    const files = tree.filter(({ mode }) => mode.startsWith('10') || mode === '120000');
    all.push(files.filter(({ oid }) => !seen.has(oid) && seen.add(oid)));
  }
  return all;
}

type Node =
  | { readonly kind: 'file' | 'submodule'; readonly mode: string; readonly content: number }
  | { readonly kind: 'folder'; readonly entries: readonly (readonly [string, Node])[] };

const NAMES = ['a', 'b.yaml', 'c', '\xff', '\xc3\xa9', '\xef\xbf\xbd', 'new\nline', '.git', '..', '40000 x'];
const { node } = fc.letrec<{ node: Node; leaf: Node; folder: Node }>((tie) => ({
  // A submodule may have the id of a file: it must not hide it.
  leaf: fc.oneof(
    fc.record({
      kind: fc.constant('file' as const),
      mode: fc.constantFrom('100644', '100755', '100664', '120000', '100600'),
      content: fc.nat(6),
    }),
    fc.record({
      kind: fc.constant('submodule' as const),
      mode: fc.constantFrom('160000', '170000'),
      content: fc.nat(6),
    }),
  ),
  folder: fc.record({
    kind: fc.constant('folder' as const),
    entries: fc.array(fc.tuple(fc.constantFrom(...NAMES), tie('node')), { maxLength: 5 }),
  }),
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('folder')),
}));

test.each([
  ['sha1', 25],
  ['sha256', 5],
] as const)('of any commits the same as listing every tree of them, %s', async (format, numRuns) => {
  const { blob, tree, commit, line } = await scratch(format);
  const made = (one: Node): string =>
    one.kind === 'folder'
      ? tree(one.entries.map(([name, child]) => [child.kind === 'folder' ? '40000' : child.mode, name, made(child)]))
      : blob(`${one.content}`);
  const roots = fc.array(fc.array(fc.tuple(fc.constantFrom(...NAMES), node), { maxLength: 5 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(roots, fc.array(fc.nat(3), { maxLength: 4 }), async (folders, again) => {
      const trees = folders.map((entries) => made({ kind: 'folder', entries }));
      // The same commit, another of the same tree, and a folder of one that is the root of another.
      const inner = trees.map((oid) => tree([['40000', 'inner', oid]]));
      const all = [...trees, ...again.flatMap((at) => trees[at] ?? []), ...inner];
      const commits = all.map((oid) => commit(oid));
      const asked = again.length % 2 === 0 ? commits : [...commits.toReversed(), ...commits];
      expect(await filesOf(line, asked)).toEqual(await listedOneByOne(line, asked));
    }),
    { numRuns },
  );
});

test('a folder that is in itself ten times, twelve levels down, is read once a level', async () => {
  const { blob, tree, commit, line } = await scratch();
  let oid = blob('x');
  for (let level = 0; level < 12; level += 1)
    oid = tree(Array.from({ length: 10 }, (_, at) => [level === 0 ? '100644' : '40000', `${at}`, oid]));
  const [files] = await filesOf(line, [commit(oid)]);
  expect(files?.map(({ path }) => path)).toEqual(['0/0/0/0/0/0/0/0/0/0/0/0']);
});

test('trees that commits share are read once', async () => {
  const { blob, tree, commit, dir } = await scratch();
  const shared = tree([['40000', 'below', tree([['100644', 'f', blob('shared')]])]]);
  const roots = ['one', 'two', 'three'].map((text) =>
    tree([
      ['100644', 'own', blob(text)],
      ['40000', 'shared', shared],
    ]),
  );
  const commits = [...roots, ...roots].map(commit);
  const objects = openObjects(await findRepository(dir));
  onTestFinished(() => objects.close());
  const read: string[] = [];
  const counting: ObjectStore = {
    ...objects,
    read: (oids) => {
      read.push(...oids);
      return objects.read(oids);
    },
  };
  for await (const _ of listFiles(counting, commits));
  expect(read.filter((oid) => !commits.includes(oid))).toHaveLength(roots.length + 2);
});

test('a tree that is missing is refused, whichever commit has it', async () => {
  const { blob, tree, commit, line, remove } = await scratch();
  const lost = tree([['100644', 'f', blob('lost')]]);
  const good = commit(tree([['100644', 'f', blob('good')]]));
  const bad = commit(
    tree([
      ['100644', 'f', blob('good')],
      ['40000', 'lost', lost],
    ]),
  );
  expect((await filesOf(line, [good, bad])).flat()).toHaveLength(2);
  remove(lost);
  const other = commit(lost);
  for (const asked of [[good, bad], [bad], [good, other]])
    await expect(filesOf(line, asked)).rejects.toMatchObject({
      code: 'missing-object',
      message: expect.stringContaining(`tree ${lost} is not there`),
    });
});

test('a damaged tree, one that is none, and a commit that is none are refused', async () => {
  const { blob, tree, commit, write, line, pathOf } = await scratch();
  const file = blob('x');
  const damaged = tree([['100644', 'f', file]]);
  const body = Buffer.concat([Buffer.from('100644 g\0'), Buffer.from(file, 'hex')]);
  rmSync(pathOf(damaged));
  writeFileSync(pathOf(damaged), deflateSync(Buffer.concat([Buffer.from(`tree ${body.length}\0`), body])));
  // Read as a tree, this file would have one entry.
  const disguised = write('blob', body);
  for (const [root, said] of [
    [damaged, 'is damaged'],
    [tree([['40000', 'd', disguised]]), 'is a blob'],
    [disguised, 'is a blob'],
  ] as const)
    await expect(filesOf(line, [commit(root)])).rejects.toMatchObject({
      code: 'missing-object',
      message: expect.stringContaining(said),
    });
  await expect(filesOf(line, [damaged])).rejects.toMatchObject({ code: 'missing-object' });
  await expect(filesOf(line, ['HEAD'])).rejects.toMatchObject({ code: 'invalid-input' });
});

test.each([
  ['no mode', ' f\0'],
  ['no octal mode', '10064x f\0'],
  ['a mode of too many digits', '1000000100644 f\0'],
  ['no name', '100644 \0'],
  ['no end of the name', '100644 f'],
  ['an id that is too short', '100644 f\0short'],
])('a tree with %s is refused', async (_, text) => {
  const { write, commit, line } = await scratch();
  const id = text.endsWith('\0') ? Buffer.alloc(20, 1) : Buffer.alloc(0);
  const root = write('tree', Buffer.concat([Buffer.from(text), id]));
  await expect(filesOf(line, [commit(root)])).rejects.toMatchObject({
    code: 'missing-object',
    message: expect.stringContaining('a tree object is malformed'),
  });
});

test('folders deeper than git goes, and paths longer than any, are refused', async () => {
  const { blob, tree, commit, line } = await scratch();
  let oid = tree([['100644', 'f', blob('x')]]);
  for (let level = 0; level < 2048; level += 1) oid = tree([['40000', 'd', oid]]);
  const tooLarge = (message: string) => ({ code: 'too-large', message: expect.stringContaining(message) });
  await expect(filesOf(line, [commit(oid)])).rejects.toMatchObject(tooLarge('2048 deep'));
  const long = commit(tree([['100644', 'n'.repeat(32_768), blob('x')]]));
  await expect(filesOf(line, [long])).rejects.toMatchObject(tooLarge('a path of 32768 bytes'));
});
