import { summarise } from '@gatehouse/simulator';
import { expect, test } from 'vitest';
import { ACTING, bump, POLICY, scene } from '../testing.ts';

const wanted = { freezeLabels: ['freeze'], policyPath: POLICY, contextOf: (baseRef: string) => `gatehouse/${baseRef}` };

test('nothing due on a hundred open pull requests, with a freeze and the policy, is one request', async () => {
  const it = await scene({ 'a.yaml': '0\n', [POLICY]: 'version: 1\n' });
  for (let index = 1; index <= 100; index += 1) bump(it, { 'a.yaml': `${index}\n` }, `renovate/${index}`);
  const issue = it.repository.conversation.openIssue({ title: 'Stop', labels: ['freeze'] });
  const open = await it.reader.readOpen(wanted);
  expect(open.pullRequests).toHaveLength(100);
  expect(open.defaultBranch).toBe('main');
  expect(open.freezes).toMatchObject([{ number: issue, state: 'open', title: 'Stop' }]);
  const bytes = new TextEncoder().encode('version: 1\n');
  expect(open.policy).toEqual({ path: POLICY, commit: it.repository.branch('main'), bytes });
  expect(it.simulator.requests.map(summarise)).toEqual([expect.stringMatching(/^POST \/graphql 200 query/)]);
});

test('who closed a freeze is one request more, and each further hundred pull requests is', async () => {
  const it = await scene();
  it.repository.collaborator('writer', 'write');
  for (let index = 1; index <= 201; index += 1) bump(it, { 'a.yaml': `${index}\n` }, `renovate/${index}`);
  const issue = it.repository.conversation.openIssue({ title: 'Stop', labels: ['freeze'] });
  it.repository.conversation.closeIssue(issue, 'writer');
  const open = await it.reader.readOpen(wanted);
  expect(open.pullRequests.map(({ pullRequest }) => pullRequest)).toEqual(
    Array.from({ length: 201 }, (_, index) => index + 1),
  );
  expect(open.freezes).toMatchObject([{ closedBy: { login: 'writer' }, closerCanWrite: true }]);
  expect(it.simulator.requests.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    'GET /repos/o/r/collaborators/writer/permission',
    'POST /graphql',
    'POST /graphql',
    'POST /graphql',
  ]);
});

test('a pull request as a sweep sees it', async () => {
  const it = await scene();
  const { repository } = it;
  const { conversation } = repository;
  const { number, head } = bump(it, { 'a.yaml': '2\n' });
  for (const [login, role] of [
    ['writer', 'write'],
    ['late', 'write'],
    ['reader', 'read'],
  ] as const) {
    repository.collaborator(login, role);
  }
  repository.settings.allowAutoMerge = true;
  repository.rules.addRuleset({
    rules: [{ type: 'required_status_checks', strict: false, checks: [{ context: 'never', appId: null }] }],
  });
  conversation.addLabel(number, 'risk/low');
  const review = { state: 'APPROVED', at: '2026-11-20T09:00:00Z' } as const;
  conversation.addReview(number, { ...review, author: 'writer' });
  conversation.addReview(number, { ...review, author: 'reader' });
  conversation.addReview(number, { ...review, author: 'late', commit: repository.branch('main') });
  conversation.addReview(number, { state: 'COMMENTED', author: 'late', at: '2026-11-20T10:00:00Z' });
  const edited = conversation.addComment(number, { author: 'bot[bot]', body: 'x', at: '2026-11-20T08:00:00Z' });
  conversation.addComment(number, { author: 'writer', body: 'y', at: '2026-11-20T10:30:00Z' });
  conversation.addComment(number, { author: 'github-actions[bot]', body: 'ours', at: '2026-11-20T12:00:00Z' });
  conversation.editComment(edited.id, { body: 'z', at: '2026-11-20T11:00:00Z' });
  repository.addStatus(head, { context: 'gatehouse/release', state: 'success' });
  repository.addStatus(head, { context: 'gatehouse/main', state: 'pending', description: 'waiting: for CI' });
  const { live } = await it.reader.readLive({ pullRequest: number, policyPath: POLICY, freezeLabels: [], marker: '' });
  await it.reader.arm(live, { headline: 'h', body: 'b' });
  const [swept] = (await it.reader.readOpen(wanted)).pullRequests;
  expect(swept).toEqual({
    pullRequest: number,
    author: { login: 'renovate[bot]', id: 29139614, type: 'Bot' },
    head,
    baseRef: 'main',
    draft: false,
    status: expect.objectContaining({ context: 'gatehouse/main', state: 'pending', description: 'waiting: for CI' }),
    armed: true,
    labels: ['risk/low'],
    approvals: ['writer'],
    lastReviewAt: '2026-11-20T10:00:00Z',
    lastRemarkAt: '2026-11-20T11:00:00Z',
    // Of the other base's status; time in the simulator goes a second a step.
    lastCheckAt: expect.any(String),
  });
});

test('nothing is said of what never was', async () => {
  const it = await scene();
  it.repository.commit({ branch: 'x', files: { b: '1\n' } });
  it.repository.openPullRequest({ head: 'x', author: null, draft: true });
  expect((await it.reader.readOpen({ ...wanted, freezeLabels: [] })).pullRequests).toEqual([
    {
      pullRequest: 1,
      author: null,
      head: it.repository.branch('x'),
      baseRef: 'main',
      draft: true,
      status: null,
      armed: false,
      labels: [],
      approvals: [],
      lastReviewAt: null,
      lastRemarkAt: null,
      lastCheckAt: null,
    },
  ]);
});

test('where a merge queue is, what merges itself counts as armed', async () => {
  const it = await scene();
  it.repository.clearQueue('main');
  bump(it, { 'a.yaml': '2\n' });
  const [swept] = (await it.reader.readOpen(wanted)).pullRequests;
  expect(swept?.armed).toBe(true);
});

test('that the gate’s own run ended is no news, that another ended is', async () => {
  const it = await scene();
  const { runs } = it.repository;
  const { head } = bump(it, { 'a.yaml': '2\n' });
  const event = { event: 'pull_request_target', headSha: head, headBranch: 'renovate/x' };
  const gate = runs.add({ ...event, path: '.github/workflows/gate.yml', status: 'in_progress' });
  const ci = runs.add({ ...event, path: '.github/workflows/ci.yml', status: 'in_progress' });
  const targetUrl = `https://github.com/o/r/actions/runs/${gate.id}`;
  it.repository.addStatus(head, { context: 'gatehouse/main', state: 'pending', targetUrl });
  const last = async (reader = it.reader) =>
    Date.parse((await reader.readOpen(wanted)).pullRequests[0]?.lastCheckAt ?? '');
  const { actions: _, ...permissions } = ACTING;
  const blind = it.readerWith({ token: it.simulator.github.createToken({ permissions }) });
  const before = await last();
  runs.complete(gate, 'success');
  expect(await last()).toBe(before);
  const seenByTheBlind = await last(blind);
  expect(seenByTheBlind).toBeGreaterThan(before);
  runs.complete(ci, 'success');
  expect(await last()).toBeGreaterThan(seenByTheBlind);
});

test('a head that the base has already is due for a closer look', async () => {
  const it = await scene();
  it.repository.setBranch('x', it.repository.branch('main'));
  it.repository.openPullRequest({ head: 'x' });
  it.repository.addStatus(it.repository.branch('main'), { context: 'gatehouse/main', state: 'success' });
  expect((await it.reader.readOpen(wanted)).pullRequests[0]?.status).toBeNull();
});

test('a list that takes too long is asked for in halves', async () => {
  const it = await scene();
  for (let index = 1; index <= 60; index += 1) bump(it, { 'a.yaml': `${index}\n` }, `renovate/${index}`);
  it.simulator.github.faults.add({
    match: { graphql: /pullRequests/, times: 1 },
    do: { kind: 'graphql-timeout', as: 'errors' },
  });
  expect((await it.reader.readOpen(wanted)).pullRequests).toHaveLength(60);
  expect(it.simulator.requests).toHaveLength(3);
});

test.each([
  ['unavailable', { kind: 'status', status: 500 }],
  ['unavailable', { kind: 'graphql-partial', at: ['repository', 'pullRequests', 'nodes', 0, 'commits'] }],
  ['incomplete', { kind: 'rewrite', body: () => ({ data: { repository: null } }) }],
  ['rate-limited', { kind: 'secondary-limit', retryAfter: 1 }],
  ['forbidden', { kind: 'forbidden' }],
] as const)('a fault is %s, never a part of the list: %j', async (code, fault) => {
  const it = await scene();
  bump(it, { 'a.yaml': '2\n' });
  it.simulator.github.faults.add({ match: { graphql: /pullRequests/ }, do: fault });
  const swept = it.reader.readOpen(wanted);
  await expect(swept).rejects.toMatchObject({ code });
  if (code === 'unavailable') await expect(swept).rejects.toThrow('list the open pull requests (GraphQL pullRequests)');
});
