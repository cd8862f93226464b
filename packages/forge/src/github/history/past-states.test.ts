import type { Change } from '@gatehouse/bumps';
import { expect, test } from 'vitest';
import { open, type Scene, scene } from '../testing.ts';
import { MOST_PATHS } from './past-states.ts';

/** A change of the given files on `main` as it is by now. */
async function changeOf(it: Scene, files: Record<string, string>): Promise<Change> {
  const head = it.repository.commit({ branch: `x${Date.now()}`, files, parents: [it.repository.branch('main')] });
  it.repository.setBranch('renovate/x', head);
  const number = it.repository.openPullRequest({ head: 'renovate/x' });
  const { change } = await open(it, { number, head });
  it.simulator.requests.length = 0;
  return change;
}

const blobAt = (it: Scene, commit: string, path: string) => it.repository.resolve(`${commit}:${path}`)?.oid ?? null;

test('what stood at the paths of the change in each commit of the base, newest first', async () => {
  const it = await scene({ 'a.yaml': '1\n' });
  const first = it.repository.branch('main');
  const second = it.repository.commit({ branch: 'main', files: { 'a.yaml': '2\n', 'b/c.yaml': 'x\n' } });
  const third = it.repository.commit({ branch: 'main', files: { 'b/c.yaml': null, b: 'now a file\n' } });
  const change = await changeOf(it, { 'a.yaml': '1\n', b: 'another\n' });
  expect(change.files.map(({ path }) => path)).toEqual(['a.yaml', 'b']);
  const [one, two] = [blobAt(it, first, 'a.yaml'), blobAt(it, second, 'a.yaml')];
  expect(await it.reader.readPastStates(change, 100)).toEqual([
    { commit: third, firstParent: second, blobs: [two, blobAt(it, third, 'b')] },
    // A directory is no file.
    { commit: second, firstParent: first, blobs: [two, null] },
    { commit: first, firstParent: null, blobs: [one, null] },
  ]);
  expect(it.simulator.requests).toHaveLength(1);
});

test.each([
  [99, 1000, 1, 100],
  [100, 1000, 2, 101],
  [250, 1000, 3, 251],
  [250, 200, 2, 200],
  [250, 10, 1, 10],
  [250, 0, 0, 0],
])('%i commits, of which %i are wanted, take %i requests', async (commits, limit, requests, states) => {
  const it = await scene();
  for (let index = 0; index < commits; index += 1) it.repository.commit({ branch: 'main', files: { n: `${index}\n` } });
  const change = await changeOf(it, { n: 'x\n' });
  const line = await it.reader.readPastStates(change, limit);
  expect(line).toHaveLength(states);
  expect(it.simulator.requests).toHaveLength(requests);
  for (const [index, state] of line.entries()) {
    if (index > 0) expect(line[index - 1]?.firstParent).toBe(state.commit);
  }
});

test('only first parents are walked: what a merged branch did by itself was never the base', async () => {
  const it = await scene({ a: '1\n' });
  const { repository } = it;
  const line = [repository.branch('main')];
  for (let merge = 0; merge < 20; merge += 1) {
    const branch = `side${merge}`;
    for (let index = 0; index < 10; index += 1) repository.commit({ branch, files: { a: `${merge}.${index}\n` } });
    const parents = [repository.branch('main'), repository.branch(branch)];
    line.unshift(repository.commit({ branch: 'main', parents, files: { a: `merged ${merge}\n` } }));
  }
  const change = await changeOf(it, { a: 'x\n' });
  const states = await it.reader.readPastStates(change, 100);
  expect(states.map(({ commit }) => commit)).toEqual(line);
  expect(it.simulator.requests).toHaveLength(3);
});

test('a line that merges make too long ends early, without a gap', async () => {
  const it = await scene({ a: '1\n' });
  const { repository } = it;
  for (let index = 0; index < 60; index += 1) repository.commit({ branch: 'side', files: { a: `${index}\n` } });
  const before = repository.branch('main');
  const merged = repository.commit({
    branch: 'main',
    parents: [before, repository.branch('side')],
    files: { a: 'm\n' },
  });
  const last = repository.commit({ branch: 'main', files: { a: 'n\n' } });
  const change = await changeOf(it, { a: 'x\n' });
  const states = await it.reader.readPastStates(change, 10);
  expect(states.map(({ commit }) => commit)).toEqual([last, merged]);
  expect(it.simulator.requests).toHaveLength(3);
});

test('more paths make smaller pages, too many or none have no past', async () => {
  const it = await scene();
  for (let index = 0; index < 60; index += 1) it.repository.commit({ branch: 'main', files: { n: `${index}\n` } });
  const change = await changeOf(it, { n: 'x\n' });
  const [file] = change.files;
  if (file === undefined) throw new Error('no file');
  const withPaths = (count: number) => ({ ...change, files: Array.from({ length: count }, () => file) });
  const states = await it.reader.readPastStates(withPaths(MOST_PATHS), 60);
  expect(states).toHaveLength(60);
  expect(states[0]?.blobs).toHaveLength(MOST_PATHS);
  expect(it.simulator.requests).toHaveLength(3);
  expect(await it.reader.readPastStates(withPaths(MOST_PATHS + 1), 60)).toEqual([]);
  expect(await it.reader.readPastStates(withPaths(0), 60)).toEqual([]);
  const unreadable = { ...change, files: [{ ...file, pathIsText: false }] };
  expect(await it.reader.readPastStates(unreadable, 60)).toEqual([]);
  expect(it.simulator.requests).toHaveLength(3);
});

test('a page that takes too long is asked for in smaller ones; a GitHub that is down is given up', async () => {
  const it = await scene();
  for (let index = 0; index < 30; index += 1) it.repository.commit({ branch: 'main', files: { n: `${index}\n` } });
  const change = await changeOf(it, { n: 'x\n' });
  const { faults } = it.simulator.github;
  faults.add({ match: { graphql: /history/, times: 1 }, do: { kind: 'graphql-timeout', as: 'errors' } });
  expect(await it.reader.readPastStates(change, 31)).toHaveLength(31);
  const down = faults.add({ match: { graphql: /history/ }, do: { kind: 'status', status: 502 } });
  await expect(it.reader.readPastStates(change, 31)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('read the history before'),
  });
  expect(down.hits()).toBeLessThanOrEqual(6);
});

test('a history with a hole is no history', async () => {
  const it = await scene();
  it.repository.commit({ branch: 'main', files: { n: '1\n' } });
  const change = await changeOf(it, { n: 'x\n' });
  type Body = { data: { repository: { object: { history: { nodes: unknown[] } | null } } } };
  for (const edit of [
    ({ data }: Body) => data.repository.object.history?.nodes.pop(),
    ({ data }: Body) => data.repository.object.history?.nodes.shift(),
    ({ data }: Body) => Object.assign(data.repository.object, { history: undefined }),
  ]) {
    const body = (value: unknown) => {
      edit(value as Body);
      return value;
    };
    const lie = it.simulator.github.faults.add({ match: { graphql: /history/ }, do: { kind: 'rewrite', body } });
    await expect(it.reader.readPastStates(change, 10)).rejects.toMatchObject({ code: 'incomplete' });
    lie.remove();
  }
});
