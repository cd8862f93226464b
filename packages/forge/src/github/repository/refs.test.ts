import { expect, test } from 'vitest';
import { scene } from './testing.ts';

const numbered = (count: number, prefix: string) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);

test('every branch, tag and open pull request, hundreds of each, in few requests', async () => {
  const it = await scene();
  const { repository } = it;
  const main = repository.branch('main');
  for (const name of numbered(230, 'b/')) repository.setBranch(name, main);
  for (const name of numbered(130, 'v')) repository.tag(name, main);
  const head = repository.commit({ branch: 'x', files: { 'a.yaml': '2\n' } });
  const number = repository.openPullRequest({ head: 'x', author: 'renovate[bot]', title: 'Update', body: 'why' });
  const refs = await it.forge.readRefs();
  expect(refs.defaultBranch).toBe('main');
  expect(refs.branches).toHaveLength(232);
  expect(refs.branches.find(({ name }) => name === 'x')).toEqual({ name: 'x', commit: head });
  expect(refs.tags).toHaveLength(130);
  expect(refs.pullRequests).toEqual([
    {
      number,
      title: 'Update',
      body: 'why',
      headRef: 'x',
      headRepository: 'o/r',
      head,
      baseRef: 'main',
      url: `${it.simulator.serverUrl}/o/r/pull/${number}`,
      author: 'renovate[bot]',
    },
  ]);
  expect(it.simulator.requests).toHaveLength(4);
});

test('a tag is the commit that it peels to, and one of a file is left out', async () => {
  const { forge, repository } = await scene();
  const main = repository.branch('main');
  repository.tag('light', main);
  const annotated = repository.tag('annotated', main, { annotated: true });
  repository.tag('twice', annotated, { annotated: true });
  repository.tag('file', repository.resolve('main:a.yaml')?.oid ?? '');
  const { tags } = await forge.readRefs();
  expect(tags).toEqual(['annotated', 'light', 'twice'].map((name) => ({ name, commit: main })));
});

test('a tag of tags deeper than is peeled is no tag of nothing', async () => {
  const { forge, repository } = await scene();
  let at = repository.branch('main');
  for (const name of numbered(7, 'deep')) at = repository.tag(name, at, { annotated: true });
  await expect(forge.readRefs()).rejects.toMatchObject({ code: 'incomplete' });
});

test('a list that lacks rows is read again, and refused when it stays so', async () => {
  const it = await scene();
  for (const name of numbered(150, 'b/')) it.repository.setBranch(name, it.repository.branch('main'));
  const short = (body: unknown) => {
    const copy = structuredClone(body) as { data: { repository: { branches?: { nodes: unknown[] } } } };
    copy.data.repository.branches?.nodes.pop();
    return copy;
  };
  const once = it.simulator.github.faults.add({
    match: { path: /graphql/, times: 1 },
    do: { kind: 'rewrite', body: short },
  });
  expect((await it.forge.readRefs()).branches).toHaveLength(151);
  expect(once.hits()).toBe(1);
  it.simulator.github.faults.add({ match: { path: /graphql/ }, do: { kind: 'rewrite', body: short } });
  await expect(it.forge.readRefs()).rejects.toMatchObject({ code: 'incomplete' });
});

test('pull requests by the beginning of their head branch, in this repository only', async () => {
  const it = await scene();
  const { repository, forge } = it;
  for (const branch of ['gatehouse/promote/a', 'gatehouse/promote/b', 'other']) {
    repository.commit({ branch, files: { 'a.yaml': branch } });
    repository.openPullRequest({ head: branch, author: 'gate[bot]' });
  }
  const fork = repository.fork('stranger/r');
  fork.commit({ branch: 'gatehouse/promote/a', files: { 'a.yaml': 'theirs' } });
  repository.openPullRequest({ head: 'stranger:gatehouse/promote/a', author: 'stranger' });
  const found = await forge.findPullRequests('gatehouse/promote/');
  expect(found.map(({ headRef, headRepository }) => [headRef, headRepository])).toEqual([
    ['gatehouse/promote/a', 'o/r'],
    ['gatehouse/promote/b', 'o/r'],
  ]);
});

test('tips of branches', async () => {
  const { forge, repository } = await scene();
  expect(await forge.readTip('main')).toBe(repository.branch('main'));
  expect(await forge.readTip('gone')).toBeNull();
  expect(await forge.readDefaultBranch()).toEqual({ name: 'main', commit: repository.branch('main') });
});
