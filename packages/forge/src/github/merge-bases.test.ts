import { expect, test } from 'vitest';
import { bump, open, readWhole, type Scene, scene } from './testing.ts';

const bot = { author: 'renovate[bot]' } as const;

/** The head is made of two commits of the base branch of which neither contains the other, and takes one's side only. */
async function crissCross(): Promise<{ it: Scene; pull: { number: number; head: string } }> {
  const it = await scene({ 'a.yaml': 'image: redis:1\n', 'rbac.yaml': 'open\n' });
  const { repository } = it;
  const root = repository.branch('main');
  const other = repository.commit({ branch: 'fix', parents: [root], files: { 'rbac.yaml': 'closed\n' } });
  const first = repository.commit({ branch: 'main', files: { 'b.yaml': 'x\n' } });
  repository.commit({ branch: 'main', parents: [first, other], files: { 'rbac.yaml': 'closed\n' } });
  // What `other` did to the file is undone, so that the head differs from `first` in the bump alone.
  const kept = { 'rbac.yaml': 'open\n', 'b.yaml': 'x\n' };
  const merged = repository.commit({ ...bot, branch: 'renovate/x', parents: [other, first], files: kept });
  const head = repository.commit({
    ...bot,
    branch: 'renovate/x',
    parents: [merged],
    files: { 'a.yaml': 'image: redis:2\n' },
  });
  return { it, pull: { number: repository.openPullRequest({ ...bot, head: 'renovate/x' }), head } };
}

test('several merge bases: the difference to one of them is not what a merge would bring', async () => {
  const { it, pull } = await crissCross();
  const { change } = await open(it, pull);
  expect(change.files.map(({ path }) => path)).toEqual(['a.yaml']);
  await expect(readWhole(it, pull)).rejects.toMatchObject({
    code: 'merge-base',
    message: expect.stringContaining('more than one merge base'),
    fix: expect.stringContaining('rebase'),
  });
});

test('a branch that was updated from its base has one, and costs no request more', async () => {
  const it = await scene();
  const { repository } = it;
  const { head: before } = bump(it, { 'a.yaml': 'image: redis:2\n' });
  for (const name of ['b', 'c']) {
    const tip = repository.commit({ branch: 'main', files: { [`${name}.yaml`]: 'x\n' } });
    const files = { 'b.yaml': 'x\n', ...(name === 'c' && { 'c.yaml': 'x\n' }) };
    repository.commit({ ...bot, branch: 'renovate/x', parents: [repository.branch('renovate/x'), tip], files });
  }
  const head = repository.branch('renovate/x');
  expect(head).not.toBe(before);
  it.simulator.requests.length = 0;
  expect((await readWhole(it, { number: 1, head })).files.map(({ path }) => path)).toEqual(['a.yaml']);
  expect(it.simulator.requests).toHaveLength(5);
});
