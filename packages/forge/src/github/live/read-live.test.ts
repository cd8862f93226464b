import { expect, test } from 'vitest';
import { bump, liveOf, POLICY, scene } from '../testing.ts';

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
