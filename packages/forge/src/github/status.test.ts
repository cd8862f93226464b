import { expect, test } from 'vitest';
import { bump, POLICY, scene } from './testing.ts';

test('what a verdict is bound to is read again in one request', async () => {
  const it = await scene({ 'a.yaml': '1\n', [POLICY]: 'version: 1\n' });
  const { number, head } = bump(it, { 'a.yaml': '2\n' });
  const target = { pullRequest: number, policyPath: POLICY };
  const bytes = new TextEncoder().encode('version: 1\n');
  const tip = it.repository.branch('main');
  const policy = { path: POLICY, commit: tip, bytes };
  const itself = { pullRequest: number, author: { login: 'renovate[bot]', id: 29139614, type: 'Bot' } };
  const binding = { head, baseRef: 'main', baseTip: tip, state: 'open', policy, sharers: [itself] };
  expect(await it.reader.readBinding({ ...target, baseRef: 'main' })).toEqual(binding);
  expect(it.simulator.requests).toHaveLength(1);
  expect(await it.reader.readBinding(target)).toEqual(binding);
  it.repository.closePullRequest(number);
  expect(await it.reader.readBinding(target)).toEqual({ ...binding, state: 'closed' });
  it.repository.reopenPullRequest(number);
  it.repository.mergePullRequest(number);
  expect((await it.reader.readBinding(target)).state).toBe('merged');
  await expect(it.reader.readBinding({ ...target, pullRequest: 9 })).rejects.toMatchObject({ code: 'not-found' });
});

test('who shares the head by now is read again, whatever branch was expected', async () => {
  const it = await scene();
  const { number, head } = bump(it, { 'a.yaml': '2\n' });
  it.repository.setBranch('copy', head);
  const copy = it.repository.openPullRequest({ head: 'copy', author: 'somebody' });
  for (const expected of [{}, { baseRef: 'main' }, { baseRef: 'release' }]) {
    const { sharers } = await it.reader.readBinding({ pullRequest: number, policyPath: POLICY, ...expected });
    expect(sharers.map(({ pullRequest }) => pullRequest)).toEqual([number, copy]);
  }
});

test('one status is written, with and without a link', async () => {
  const it = await scene();
  const { head } = bump(it, { 'a.yaml': '2\n' });
  const status = { sha: head, context: 'gatehouse/main', state: 'success', description: 'only bumps' } as const;
  await it.reader.postStatus({ ...status, targetUrl: 'https://example.invalid/run' });
  await it.reader.postStatus({ ...status, state: 'failure', targetUrl: null });
  expect(it.repository.statuses(head)).toMatchObject([
    {
      context: 'gatehouse/main',
      state: 'success',
      description: 'only bumps',
      targetUrl: 'https://example.invalid/run',
    },
    { context: 'gatehouse/main', state: 'failure', targetUrl: null },
  ]);
});

test('a token that may only read statuses is told which line to add', async () => {
  const it = await scene();
  const token = it.simulator.github.createToken({ permissions: { contents: 'read', 'pull-requests': 'read' } });
  const sha = it.repository.branch('main');
  const status = { sha, context: 'gatehouse/main', state: 'success', description: '', targetUrl: null } as const;
  await expect(it.readerWith({ token }).postStatus(status)).rejects.toMatchObject({
    code: 'forbidden',
    fix: expect.stringContaining('`statuses: write`'),
  });
});
