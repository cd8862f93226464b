import { expect, test } from 'vitest';
import { bump, open, POLICY, readWhole, scene } from './testing.ts';

test('what a pull request is: author, base tip of today, merge base, head, files, policy', async () => {
  const it = await scene({ 'a.yaml': 'image: redis:1\n', 'old.yaml': 'a\nb\nc\n', [POLICY]: 'version: 1\n' });
  const base = it.repository.branch('main');
  const pull = bump(it, {
    'a.yaml': 'image: redis:2\n',
    'old.yaml': null,
    'new.yaml': 'a\nb\nc\n',
    'added.yaml': 'x\n',
  });
  const tip = it.repository.commit({ branch: 'main', files: { [POLICY]: 'version: 1 # newer\n' } });
  const opened = await open(it, pull);
  expect(opened.sameRepository).toBe(true);
  expect(opened.policy).toEqual({ path: POLICY, commit: tip, bytes: new TextEncoder().encode('version: 1 # newer\n') });
  expect(opened.change).toMatchObject({
    repository: 'o/r',
    pullRequest: 1,
    author: { login: 'renovate[bot]', id: 29139614, type: 'Bot' },
    baseRef: 'main',
    baseTip: tip,
    base,
    head: pull.head,
    sharers: [{ pullRequest: 1, author: { login: 'renovate[bot]', id: 29139614, type: 'Bot' } }],
    siblings: [],
    contentsRead: false,
  });
  expect(
    opened.change.files.map((file) => [
      file.path,
      file.before !== null,
      file.after !== null,
      file.renamedFrom ?? file.renamedTo,
    ]),
  ).toEqual([
    ['a.yaml', true, true, undefined],
    ['added.yaml', false, true, undefined],
    ['old.yaml', true, false, 'new.yaml'],
    ['new.yaml', false, true, 'old.yaml'],
  ]);
});

test('every commit with the accounts GitHub gives, over all pages', async () => {
  const it = await scene();
  const person = { name: 'Renovate', email: 'anyone@example.invalid' };
  it.repository.commit({ branch: 'renovate/x', author: 'renovate[bot]', verified: true });
  it.repository.commit({ branch: 'renovate/x', author: 'renovate[bot]', committer: 'web-flow', verified: 'invalid' });
  it.repository.commit({ branch: 'renovate/x', author: person });
  const { change } = await open(it, bump(it, { 'a.yaml': 'image: redis:2\n' }));
  const bot = { login: 'renovate[bot]', id: 29139614, type: 'Bot' };
  expect(change.commits?.map(({ oid: _, ...facts }) => facts)).toEqual([
    { author: bot, committer: bot, verified: true, parents: 1 },
    { author: bot, committer: { login: 'web-flow', id: 19864447, type: 'User' }, verified: false, parents: 1 },
    { author: null, committer: null, verified: false, parents: 1 },
    { author: bot, committer: bot, verified: false, parents: 1 },
  ]);
  expect(change.commits?.at(-1)?.oid).toBe(change.head);
});

test('other open pull requests of this base with the same head share it; those of other bases and closed ones do not', async () => {
  const it = await scene();
  const pull = bump(it, { 'a.yaml': 'image: redis:2\n' });
  it.repository.setBranch('release', it.repository.branch('main'));
  it.repository.setBranch('copy', pull.head);
  const sharer = it.repository.openPullRequest({ head: 'copy', author: 'somebody' });
  it.repository.openPullRequest({ head: 'copy', base: 'release' });
  it.repository.closePullRequest(it.repository.openPullRequest({ head: 'copy' }));
  const { change } = await open(it, pull);
  expect(change.sharers.map(({ pullRequest, author }) => [pullRequest, author?.login])).toEqual([
    [1, 'renovate[bot]'],
    [sharer, 'somebody'],
  ]);
});

test('a list of open pull requests that lacks the judged one is stale; a closed pull request is added to it', async () => {
  const it = await scene();
  const pull = bump(it, { 'a.yaml': 'image: redis:2\n' });
  type Body = { data: { repository: { sharers: { nodes: unknown[] } } } };
  const empty = it.simulator.github.faults.add({
    match: { graphql: /sharers/ },
    do: {
      kind: 'rewrite',
      body: (body) => {
        (body as Body).data.repository.sharers.nodes = [];
        return body;
      },
    },
  });
  await expect(open(it, pull)).rejects.toMatchObject({
    code: 'incomplete',
    message: expect.stringContaining('lacks #1'),
  });
  empty.remove();
  it.repository.closePullRequest(pull.number);
  expect((await open(it, pull)).change.sharers).toHaveLength(1);
});

test('a fork is another repository, also when it is gone', async () => {
  const it = await scene();
  const fork = it.repository.fork('someone/r');
  const head = fork.commit({ branch: 'x', files: { 'a.yaml': 'image: redis:2\n' } });
  const pull = { number: it.repository.openPullRequest({ head: 'someone:x' }), head };
  expect((await open(it, pull)).sameRepository).toBe(false);
  expect((await readWhole(it, pull)).files[0]?.after?.bytes).toBeDefined();
  fork.delete();
  expect((await open(it, pull)).sameRepository).toBe(false);
});

test('a policy that is absent, not exact as text, no regular file, or too large', async () => {
  const it = await scene();
  const pull = bump(it, { 'a.yaml': 'image: redis:2\n' });
  expect((await open(it, pull)).policy.bytes).toBeNull();
  it.repository.commit({ branch: 'main', files: { [POLICY]: Buffer.from('version: 1 # caf\xe9\n', 'latin1') } });
  expect((await open(it, pull)).policy.bytes).toEqual(new Uint8Array(Buffer.from('version: 1 # caf\xe9\n', 'latin1')));
  it.repository.commit({ branch: 'main', files: { [POLICY]: { mode: '120000', content: '../elsewhere' } } });
  await expect(open(it, pull)).rejects.toMatchObject({ code: 'policy-unreadable' });
  it.repository.commit({ branch: 'main', files: { [POLICY]: new Uint8Array(5 * 1024 * 1024 + 1) } });
  await expect(open(it, pull)).rejects.toMatchObject({ code: 'policy-unreadable' });
});

test('a base branch that is gone', async () => {
  const it = await scene();
  it.repository.setBranch('release', it.repository.branch('main'));
  const head = it.repository.commit({ branch: 'x', files: { 'a.yaml': 'image: redis:2\n' } });
  const number = it.repository.openPullRequest({ head: 'x', base: 'release' });
  it.repository.deleteBranch('release');
  await expect(open(it, { number, head })).rejects.toMatchObject({ code: 'not-found' });
});

test('histories without a common commit have no merge base', async () => {
  const it = await scene();
  const head = it.repository.commit({ branch: 'x', parents: [], files: { 'a.yaml': 'image: redis:2\n' } });
  const number = it.repository.openPullRequest({ head: 'x' });
  it.simulator.github.faults.add({
    match: { path: /compare/ },
    do: { kind: 'status', status: 404, message: `No common ancestor between main and ${head}.` },
  });
  await expect(open(it, { number, head })).rejects.toMatchObject({ code: 'merge-base' });
});
