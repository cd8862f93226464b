import { expect, test } from 'vitest';
import { bump, liveOf, MARKER, POLICY, scene } from '../testing.ts';

const bot = { login: 'renovate[bot]', id: 29139614, type: 'Bot' };

test('a pull request as it is at the moment of acting, in one request', async () => {
  const it = await scene({ 'a.yaml': '1\n', [POLICY]: 'version: 1\n' });
  const { number, head } = bump(it, { 'a.yaml': '2\n' });
  const { live, policy } = await liveOf(it, number);
  expect(it.simulator.requests).toHaveLength(1);
  const tip = it.repository.branch('main');
  expect(policy).toEqual({ path: POLICY, commit: tip, bytes: new TextEncoder().encode('version: 1\n') });
  expect(live).toEqual({
    state: 'open',
    draft: false,
    pullRequestId: expect.any(String),
    head,
    headRef: 'renovate/x',
    title: 'Update files',
    body: '',
    author: bot,
    baseRef: 'main',
    baseTip: tip,
    defaultBranch: 'main',
    sharers: [{ pullRequest: number, author: bot }],
    labels: [],
    reviews: [],
    lastPushers: [],
    freezes: [],
    statuses: [],
    oldestCheckSuite: null,
    arming: null,
    queued: false,
    comments: [],
  });
});

test('what is on it: draft, reviews, statuses, checks, arming, queue', async () => {
  const it = await scene();
  const { repository } = it;
  const { number, head } = bump(it, { 'a.yaml': '2\n' });
  repository.collaborator('writer', 'write');
  repository.pullRequest(number).draft = true;
  repository.conversation.edit(number, { title: 'T', body: 'B' });
  repository.conversation.addReview(number, { author: 'writer', state: 'APPROVED', at: '2026-11-20T09:00:00Z' });
  repository.addStatus(head, { context: 'gatehouse/main', state: 'failure', description: 'no' });
  repository.addStatus(head, { context: 'gatehouse/main', state: 'pending' });
  repository.checks.addSuite(head, { at: '2026-11-20T08:00:01Z' });
  repository.checks.addSuite(head, { app: 'renovate', at: '2026-11-20T08:00:00Z' });
  const { live } = await liveOf(it, number);
  expect(live).toMatchObject({ draft: true, title: 'T', body: 'B', oldestCheckSuite: '2026-11-20T08:00:00Z' });
  expect(live.reviews).toMatchObject([
    { kind: 'review', author: { login: 'writer' }, state: 'APPROVED', commit: head, authorCanPush: true },
  ]);
  expect(live.statuses).toMatchObject([{ context: 'gatehouse/main', state: 'pending', description: null }]);
  expect(it.simulator.requests).toHaveLength(1);
});

test('whose a status is: this token’s, or another account’s of whatever words', async () => {
  const it = await scene();
  const { number, head } = bump(it, { 'a.yaml': '2\n' });
  const status = { sha: head, context: 'gatehouse/main', state: 'success', description: 'x', targetUrl: null } as const;
  const whose = async () => (await liveOf(it, number)).live.statuses.map(({ creator, ours }) => [creator?.login, ours]);
  await it.reader.postStatus(status);
  expect(await whose()).toEqual([['github-actions[bot]', true]]);
  it.repository.addStatus(head, { context: 'gatehouse/main', state: 'success', description: 'x', creator: 'writer' });
  expect(await whose()).toEqual([['writer', false]]);
});

test('the state it is in, and where it stands', async () => {
  const it = await scene();
  const { number } = bump(it, { 'a.yaml': '2\n' });
  it.repository.enqueue(number);
  expect((await liveOf(it, number)).live).toMatchObject({ state: 'open', queued: true });
  it.repository.clearQueue();
  it.repository.closePullRequest(number);
  expect((await liveOf(it, number)).live).toMatchObject({ state: 'closed', queued: false });
  it.repository.reopenPullRequest(number);
  it.repository.mergePullRequest(number);
  expect((await liveOf(it, number)).live.state).toBe('merged');
});

test('a deleted author and a fork that is gone are told as such', async () => {
  const it = await scene();
  const fork = it.repository.fork('someone/r');
  const head = fork.commit({ branch: 'x', files: { 'a.yaml': '2\n' } });
  const number = it.repository.openPullRequest({ head: 'someone:x', author: null });
  fork.delete();
  expect((await liveOf(it, number)).live).toMatchObject({ author: null, head, headRef: 'x' });
});

test('another base than expected costs a request, and the sharers are those of the base it has', async () => {
  const it = await scene();
  const { number, head } = bump(it, { 'a.yaml': '2\n' });
  it.repository.setBranch('copy', head);
  const copy = it.repository.openPullRequest({ head: 'copy' });
  const { live } = await liveOf(it, number, { baseRef: 'release' });
  expect(live.sharers.map(({ pullRequest }) => pullRequest)).toEqual([number, copy]);
  expect(it.simulator.requests).toHaveLength(2);
});

test('a head that the base has already is read by itself', async () => {
  const it = await scene();
  it.repository.setBranch('x', it.repository.branch('main'));
  const number = it.repository.openPullRequest({ head: 'x' });
  it.repository.addStatus(it.repository.branch('main'), { context: 'ci', state: 'success' });
  const { live } = await liveOf(it, number);
  expect(live.statuses).toMatchObject([{ context: 'ci', state: 'success' }]);
  expect(it.simulator.requests).toHaveLength(2);
});

test('only comments of this account that begin with the marker are ours, oldest first, over all pages', async () => {
  const it = await scene();
  const { number } = bump(it, { 'a.yaml': '2\n' });
  const { conversation } = it.repository;
  const first = conversation.addComment(number, { author: 'github-actions[bot]', body: `${MARKER}\none` });
  conversation.addComment(number, { author: 'somebody', body: `${MARKER}\nfake` });
  conversation.addComment(number, { author: 'github-actions[bot]', body: 'another workflow' });
  for (let index = 0; index < 100; index += 1) conversation.addComment(number, { body: `${index}` });
  const last = conversation.addComment(number, { author: 'github-actions[bot]', body: `${MARKER}\ntwo` });
  const ours = [
    { id: first.id, nodeId: expect.any(String), body: `${MARKER}\none` },
    { id: last.id, nodeId: expect.any(String), body: `${MARKER}\ntwo` },
  ];
  expect((await liveOf(it, number)).live.comments).toEqual(ours);
  expect(it.simulator.requests).toHaveLength(2);
  expect(await it.reader.readComments(number, MARKER)).toEqual(ours);
  expect(it.simulator.requests).toHaveLength(4);
});

test('who is behind the head: its people, and whoever forced the branch onto it', async () => {
  const it = await scene();
  const { repository } = it;
  const { number, head: old } = bump(it, { 'a.yaml': '2\n' });
  const logins = async () => (await liveOf(it, number)).live.lastPushers.map(({ login }) => login);
  repository.commit({ branch: 'renovate/x', author: 'writer', committer: 'web-flow' });
  expect(await logins()).toEqual(['writer', 'web-flow']);
  const parent = repository.branch('main');
  repository.commit({ branch: 'renovate/x', parents: [parent], author: 'writer', pusher: 'forcer' });
  expect(await logins()).toEqual(['writer', 'forcer']);
  repository.commit({ branch: 'renovate/x', author: 'other' });
  expect(await logins()).toEqual(['other']);
  repository.setBranch('renovate/x', old, 'renovate[bot]');
  expect(await logins()).toEqual(['renovate[bot]']);
});

test('further pages of reviews and of check suites', async () => {
  const it = await scene();
  const { number, head } = bump(it, { 'a.yaml': '2\n' });
  for (let index = 0; index < 101; index += 1) {
    it.repository.conversation.addReview(number, { state: 'COMMENTED' });
    const at = new Date(Date.UTC(2026, 10, 20, 8, 0, 100 - index)).toISOString().replace('.000', '');
    it.repository.checks.addSuite(head, { at });
  }
  const { live } = await liveOf(it, number);
  expect(live.reviews).toHaveLength(101);
  expect(live.oldestCheckSuite).toBe('2026-11-20T08:00:00Z');
  expect(it.simulator.requests).toHaveLength(3);
});
