import { describe, expect, test } from 'vitest';
import { fateOf, gateScene, POLICY, passCi } from '../bundle/gate.ts';
import { gateOf, sweepOf } from './runner/caller.ts';
import { NGINX, nginxUpdate, redisUpdate } from './runner/changes.ts';
import { onEvent, onLatest, onPullRequest } from './runner/events.ts';
import { GREEN, plain, seen, writesOf } from './runner/reading.ts';
import { approve } from './runner/signal.ts';

const HOURLY = { event: 'schedule', payload: { schedule: '17 * * * *' } };
const MERGES = 'success auto-merge: It merges itself as soon as the required checks pass (lane bumps, low risk).';
const MAJORS = { '.github/gatehouse.yml': `${POLICY}scope: { updates: [major, minor, patch, digest] }\n`, ...NGINX };
/** One pull request was due. */
const SWEPT = { find: 'success', ...GREEN };
const left = (status: unknown) => ({ status, armed: false, merged: false });

test('a medium risk waits for review, and is green after a sweep has seen the approval', async () => {
  const it = await gateScene(MAJORS);
  const pull = nginxUpdate(it, '2.0.0');
  passCi(it, pull.head);
  const run = await onPullRequest(it, gateOf(), pull);
  expect(run).toMatchObject({ exit: 0 });
  expect(seen(run)?.outputs).toMatchObject({ disposition: 'review', risk: 'medium', state: 'pending' });
  expect(fateOf(it, pull)).toEqual(
    left(expect.stringMatching(/^pending review: its risk is medium: .* is a major update/)),
  );

  it.simulator.requests.length = 0;
  const { told, swept } = await approve(it, pull);
  expect(told).toMatchObject({ exit: 0, jobs: { signal: 'success' } });
  expect(swept).toMatchObject({ exit: 0, jobs: SWEPT });
  expect(seen(swept)?.outputs).toEqual({ 'pull-requests': `[${pull.number}]` });
  expect(fateOf(it, pull)).toEqual(left('success review: Approved by octocat; a person can merge it.'));
});

test('what no event announced is found by the hour, each pull request by itself', async () => {
  const it = await gateScene(NGINX);
  const pulls = [redisUpdate(it), nginxUpdate(it, '1.27.2')];
  const run = await onEvent(it, sweepOf(), HOURLY);
  const success = ['judge-1', 'act-1', 'judge-2', 'act-2'].map((job) => [job, 'success']);
  expect(run).toMatchObject({ exit: 0, jobs: Object.fromEntries(success) });
  expect(pulls.map((pull) => fateOf(it, pull))).toEqual([
    { status: MERGES, armed: true, merged: false },
    { status: MERGES, armed: true, merged: false },
  ]);
});

test('nothing is due: one job, at most three requests, and nothing written', async () => {
  const it = await gateScene();
  const pull = redisUpdate(it);
  await onPullRequest(it, gateOf(), pull);
  it.simulator.requests.length = 0;
  const run = await onEvent(it, sweepOf(), HOURLY);
  expect(run.exit).toBe(0);
  expect(Object.keys(run.outputs)).toEqual(['find']);
  expect(plain(run.summaries.find)).toContain('0 of 1 open pull requests are due');
  expect(it.simulator.requests.length).toBeLessThanOrEqual(3);
  expect(writesOf(it)).toEqual([]);
});

describe('an issue', () => {
  test('with the label of a freeze disarms, and its end arms again', async () => {
    const it = await gateScene();
    const pull = redisUpdate(it);
    await onPullRequest(it, gateOf(), pull);
    const issue = it.repository.conversation.openIssue({ title: 'Incident', author: 'octocat' });
    it.repository.conversation.addLabel(issue, 'gatehouse/freeze');
    expect(await onLatest(it, sweepOf(), 'issues')).toMatchObject({ exit: 0, jobs: SWEPT });
    passCi(it, pull.head);
    expect(fateOf(it, pull)).toEqual(left(expect.stringMatching(/^pending frozen: .*Incident/)));

    it.repository.conversation.closeIssue(issue, 'octocat');
    await onLatest(it, sweepOf(), 'issues');
    expect(fateOf(it, pull)).toMatchObject({ merged: true });
  });
});

test('a policy that changed is held against every pull request of a bound author', async () => {
  const it = await gateScene();
  const pull = redisUpdate(it);
  await onPullRequest(it, gateOf(), pull);
  const hold =
    'holds:\n  - { package: docker.io/library/redis, allow: "<7.2.5", reason: loses data, until: 2099-12-31 }\n';
  const files = { '.github/gatehouse.yml': `${POLICY}${hold}` };
  it.repository.commit({ branch: 'main', author: 'octocat', pusher: 'octocat', files });
  const run = await onLatest(it, sweepOf(), 'push');
  expect(run).toMatchObject({ exit: 0, jobs: SWEPT });
  passCi(it, pull.head);
  expect(fateOf(it, pull)).toEqual(left(expect.stringMatching(/^failure held: .*loses data/)));
});
