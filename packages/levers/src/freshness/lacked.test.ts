import type { TreeEntry } from '@gatehouse/forge';
import { compileImports } from '@gatehouse/release';
import { expect, it } from 'vitest';
import { readLacked } from './lacked.ts';
import type { SourceReader } from './types.ts';

const SINCE = 'a'.repeat(40);
const TIP = 'b'.repeat(40);
const ASKED = { since: SINCE, branch: null };
const globs = compileImports(['apps/*.yaml']);

type Change = readonly [oid: string, path: string];

/** A source whose commits each change one path; trees as given. */
function source(changes: readonly Change[], before: Record<string, string>, after: Record<string, string>) {
  const asked: string[] = [];
  const reader: SourceReader = {
    readTree: async (commit) => entries(commit === SINCE ? before : after),
    readCommitsSince: async ({ paths, changed }) => {
      asked.push(`${paths?.length ?? 'all'}${changed ? ' changed' : ''}`);
      const within = (path: string) => paths?.some((one) => path === one || path.startsWith(`${one}/`)) ?? true;
      const commits = changes.filter(([, path]) => within(path));
      const facts = commits.map(([oid, path]) => ({ oid, committedAt: '', ...(changed && { changed: [path] }) }));
      return { tip: TIP, rewritten: false, commits: facts };
    },
  };
  return { reader, asked };
}

const entries = (tree: Record<string, string>): readonly TreeEntry[] =>
  Object.entries(tree).map(([path, oid]) => ({ path, oid, mode: '100644', size: 1 }));

const noise = (count: number): readonly Change[] =>
  Array.from({ length: count }, (_, at) => [`noise-${at}`, `apps/deep/${at}`] as const);

it('asks once where folders say it all, and once more where they do not', async () => {
  const one = source([['c1', 'apps/a.yaml']], {}, {});
  await readLacked(one.reader, ASKED, compileImports(['apps']));
  expect(one.asked).toEqual(['1']);
  expect(await readLacked(one.reader, ASKED, globs)).toMatchObject({ commits: [{ changed: ['apps/a.yaml'] }] });
  expect(one.asked).toEqual(['1', '1', '1 changed']);
  const none = source([], {}, {});
  await readLacked(none.reader, ASKED, globs);
  expect(none.asked).toEqual(['1']);
});

it('goes by what the trees differ in where commits are too many', async () => {
  const changes: Change[] = [...noise(300), ['c1', 'apps/a.yaml'], ['c2', 'apps/b.yaml'], ['c3', 'apps/b.yaml']];
  const trees = [
    { 'apps/a.yaml': '1', 'apps/b.yaml': '1' },
    { 'apps/a.yaml': '2', 'apps/b.yaml': '1', 'x.yaml': '1' },
  ] as const;
  const { reader, asked } = source(changes, ...trees);
  const { commits } = await readLacked(reader, ASKED, globs);
  expect(asked).toEqual(['1', '1']);
  expect(commits).toHaveLength(303);
  // The other two take each other back.
  expect(commits.filter(({ changed }) => changed?.length !== 0).map(({ oid }) => oid)).toEqual(['c1']);
});

it('lacks nothing where every imported path is the same', async () => {
  const same = { 'apps/a.yaml': '1' };
  const { reader } = source(noise(300), same, { ...same, 'apps/deep/1': '1' });
  expect(await readLacked(reader, ASKED, globs)).toEqual({ tip: TIP, rewritten: false, commits: [] });
});

it('says of the rest that it does not know, where too many paths differ', async () => {
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`apps/${at}.yaml`, '1']));
  const { reader, asked } = source([...noise(300), ['c1', 'apps/0.yaml'], ['c2', 'apps/39.yaml']], {}, many);
  const { commits } = await readLacked(reader, ASKED, globs);
  expect(asked).toEqual(['1', '30']);
  expect(commits.filter(({ changed }) => changed !== null).map(({ oid }) => oid)).toEqual(['c1']);
});

it('says of every commit that it does not know, where the branch moved between two questions', async () => {
  const { reader } = source([...noise(300), ['c1', 'apps/a.yaml']], { 'apps/a.yaml': '1' }, { 'apps/a.yaml': '2' });
  const forced: SourceReader = {
    ...reader,
    readCommitsSince: async (wanted) =>
      wanted.paths?.[0] === 'apps'
        ? reader.readCommitsSince(wanted)
        : { tip: 'c'.repeat(40), rewritten: true, commits: [] },
  };
  const { tip, commits } = await readLacked(forced, ASKED, globs);
  expect(tip).toBe(TIP);
  expect(commits).toHaveLength(301);
  expect(commits.every(({ changed }) => changed === null)).toBe(true);
});
