import { expect, test } from 'vitest';
import { scene } from './testing.ts';

const NOBODY = '1'.repeat(40);

test('whether a commit is another or an ancestor of it', async () => {
  const { forge, repository } = await scene();
  const root = repository.branch('main');
  const main = repository.commit({ branch: 'main', files: { b: '1' } });
  const side = repository.commit({ branch: 'side', parents: [root], files: { c: '1' } });
  const other = repository.commit({ branch: 'other', parents: [], files: { d: '1' } });
  expect(await forge.isAncestor(root, main)).toBe(true);
  expect(await forge.isAncestor(main, main)).toBe(true);
  expect(await forge.isAncestor(main, root)).toBe(false);
  expect(await forge.isAncestor(side, main)).toBe(false);
  expect(await forge.isAncestor(other, main)).toBe(false);
  await expect(forge.isAncestor(NOBODY, main)).rejects.toMatchObject({ code: 'not-found' });
  await expect(forge.isAncestor(main, NOBODY)).rejects.toThrow(NOBODY);
});

test('an answer that contradicts itself is none', async () => {
  const it = await scene();
  const root = it.repository.branch('main');
  const main = it.repository.commit({ branch: 'main', files: { b: '1' } });
  const lie = (body: unknown) => ({ ...(body as object), status: 'diverged' });
  it.simulator.github.faults.add({ match: { path: /compare/ }, do: { kind: 'rewrite', body: lie } });
  await expect(it.forge.isAncestor(root, main)).rejects.toMatchObject({ code: 'incomplete' });
});

/** A line with a merge: since - one - merge(side) - two. */
async function merged() {
  const it = await scene({ 'app/a': '0', 'doc/x': '0' });
  const { repository } = it;
  const since = repository.branch('main');
  const one = repository.commit({ branch: 'main', files: { 'doc/x': '1' } });
  const side = repository.commit({ parents: [since], files: { 'app/a': '1' } });
  const merge = repository.commit({ branch: 'main', parents: [one, side], files: { 'app/a': '1' } });
  const two = repository.commit({ branch: 'main', files: { 'doc/y': '1' } });
  return { ...it, since, one, side, merge, two };
}

const since = (since: string, paths: readonly string[] | null = null, branch: string | null = null) => ({
  since,
  branch,
  paths,
});

test('commits that a commit lacks, oldest first', async () => {
  const it = await merged();
  const all = await it.forge.readCommitsSince(since(it.since));
  expect(all).toMatchObject({ tip: it.two, rewritten: false });
  expect(all.commits.map(({ oid }) => oid)).toEqual([it.one, it.side, it.merge, it.two]);
  expect(all.commits[0]?.committedAt).toMatch(/^\d{4}-\d\d-\d\dT/);
  expect(await it.forge.readCommitsSince(since(it.two))).toEqual({ tip: it.two, rewritten: false, commits: [] });
});

test.each([
  ['a folder', ['app'], ['side']],
  ['a folder as people write it', ['./app/**'], ['side']],
  ['a file', ['doc/x'], ['one']],
  ['several', ['app/a', 'doc'], ['one', 'side', 'two']],
  ['what is not there', ['nowhere'], []],
  ['everything', ['.'], ['one', 'side', 'merge', 'two']],
] as const)(
  'only commits that touch %s; a merge that only brings what one side had does not',
  async (_, paths, names) => {
    const it = await merged();
    const { commits } = await it.forge.readCommitsSince(since(it.since, paths));
    expect(commits.map(({ oid }) => oid)).toEqual(names.map((name) => it[name]));
  },
);

test('a file that is executable from now on is another, as git counts it', async () => {
  const it = await scene({ 'app/a': '0' });
  const first = it.repository.branch('main');
  const second = it.repository.commit({ branch: 'main', files: { 'app/a': { mode: '100755', content: '0' } } });
  const { commits } = await it.forge.readCommitsSince(since(first, ['app/a']));
  expect(commits.map(({ oid }) => oid)).toEqual([second]);
});

test('with the paths that each changed', async () => {
  const it = await merged();
  const { commits } = await it.forge.readCommitsSince({ ...since(it.since, ['app']), changed: true });
  expect(commits).toEqual([{ oid: it.side, committedAt: expect.any(String), changed: ['app/a'] }]);
});

test('a hundred and more commits are read to the last', async () => {
  const it = await scene({ a: '0' });
  const from = it.repository.branch('main');
  for (let at = 1; at <= 260; at += 1)
    it.repository.commit({ branch: 'main', files: { [at % 2 ? 'a' : 'b']: `${at}` } });
  const { commits } = await it.forge.readCommitsSince(since(from, ['a']));
  expect(commits).toHaveLength(130);
});

test('more commits than anybody reads are counted, and not read', async () => {
  const it = await merged();
  const many = (body: unknown) => ({ ...(body as object), total_commits: 10_001 });
  it.simulator.github.faults.add({ match: { path: /compare/ }, do: { kind: 'rewrite', body: many } });
  await expect(it.forge.readCommitsSince(since(it.since))).rejects.toMatchObject({
    code: 'too-large',
    message: expect.stringContaining(`10001 commits came after ${it.since}`),
  });
  expect(it.simulator.requests.filter(({ path }) => path.includes('/compare/'))).toHaveLength(1);
});

test('a rewritten branch is told, and what it has gained', async () => {
  const it = await merged();
  const root = it.repository.commit({ branch: 'fresh', parents: [], files: { z: '1' } });
  it.repository.setBranch('behind', it.since);
  expect(await it.forge.readCommitsSince(since(it.side, null, 'main'))).toMatchObject({ rewritten: false });
  expect(await it.forge.readCommitsSince(since(it.two, null, 'behind'))).toEqual({
    tip: it.since,
    rewritten: true,
    commits: [],
  });
  expect(await it.forge.readCommitsSince(since(it.two, null, 'fresh'))).toMatchObject({ tip: root, rewritten: true });
});

test('a commit or a branch that is not there is named', async () => {
  const it = await scene();
  await expect(it.forge.readCommitsSince(since(NOBODY))).rejects.toThrow(NOBODY);
  await expect(it.forge.readCommitsSince(since(NOBODY))).rejects.toMatchObject({ code: 'not-found' });
  const main = it.repository.branch('main');
  await expect(it.forge.readCommitsSince(since(main, null, 'gone'))).rejects.toThrow('has no branch gone');
});

test('a tag object is no commit, although what it names is one', async () => {
  const it = await merged();
  const tag = it.repository.tag('v1', it.since, { annotated: true });
  await expect(it.forge.readCommitsSince(since(tag))).rejects.toThrow(`has no commit ${tag}`);
});
