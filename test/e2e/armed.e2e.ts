import { describe, expect, test } from 'vitest';
import { fateOf, gateScene, passCi } from '../bundle/gate.ts';
import { DEPLOYMENT } from '../bundle/scene.ts';
import { gateOf } from './runner/caller.ts';
import { redisUpdate } from './runner/changes.ts';
import { onLatest, onPullRequest } from './runner/events.ts';
import { GREEN, plain, seen, verdictIn, writesOf } from './runner/reading.ts';

const MERGES = 'success auto-merge: It merges itself as soon as the required checks pass (lane bumps, low risk).';

describe.each(['.github/workflows/gate.md', 'docs/adopt.md'])('the caller of %s', (page) => {
  test('a low-risk bump is armed, then green, and merged once CI is', async () => {
    const it = await gateScene();
    const pull = redisUpdate(it);
    const run = await onPullRequest(it, gateOf(page), pull);

    expect(run).toMatchObject({ exit: 0, jobs: GREEN, annotations: [] });
    expect(fateOf(it, pull)).toEqual({ status: MERGES, armed: true, merged: false });
    expect(writesOf(it)).toEqual(['enablePullRequestAutoMerge', 'POST issues/…/comments', 'status success']);
    passCi(it, pull.head);
    expect(it.repository.merges).toMatchObject([{ number: pull.number, head: pull.head, how: 'auto-merge' }]);
  });

  test('later jobs know why, and people read it', async () => {
    const it = await gateScene();
    const pull = redisUpdate(it);
    const run = await onPullRequest(it, gateOf(page), pull);

    const { outputs } = run;
    const verdict = outputs.judge?.verdict ?? '';
    expect(seen(run)).toEqual({
      result: 'success',
      outputs: {
        outcome: 'pass',
        state: 'success',
        disposition: 'auto-merge',
        risk: 'low',
        'update-type': 'patch',
        packages: '["docker.io/library/redis"]',
        verdict,
      },
    });
    expect(JSON.parse(verdict)).toMatchObject({ outcome: 'pass', pullRequest: pull.number, head: pull.head });
    expect(plain(run.summaries.judge)).toContain('| docker.io/library/redis | 7.2.4 | 7.2.5 | patch |');
    expect(verdictIn(run.summaries.judge)).toEqual(JSON.parse(verdict));
    expect(plain(run.summaries.act)).toMatch(/^## \S+ Merges itself/);
    const [comment] = it.repository.conversation.comments(pull.number);
    expect(plain(comment?.body)).toContain('Merges itself');
    expect(it.repository.statuses(pull.head)[0]?.targetUrl).toMatch(`${it.simulator.serverUrl}/o/r/actions/runs/`);
  });
});

test('the bot pushes again: the new head is armed and green by itself', async () => {
  const it = await gateScene();
  const pull = redisUpdate(it);
  await onPullRequest(it, gateOf(), pull);
  const files = { 'apps/redis.yaml': DEPLOYMENT('7.2.6') };
  const head = it.repository.commit({
    branch: 'renovate/update',
    author: 'renovate[bot]',
    pusher: 'renovate[bot]',
    files,
  });
  const run = await onLatest(it, gateOf(), 'pull_request_target');
  expect(run).toMatchObject({ exit: 0, jobs: GREEN });
  passCi(it, head);
  expect(it.repository.merges).toMatchObject([{ number: pull.number, head }]);
});

test('somebody else pushes to an armed pull request: disarmed, red, and never merged', async () => {
  const it = await gateScene();
  const pull = redisUpdate(it);
  await onPullRequest(it, gateOf(), pull);
  // A bump as pure as the bot's, by a writer: it stays armed, and only the missing green holds it until the run has ended.
  const files = { 'apps/redis.yaml': DEPLOYMENT('7.2.6') };
  const head = it.repository.commit({ branch: 'renovate/update', author: 'octocat', pusher: 'octocat', files });
  passCi(it, head);
  expect(fateOf(it, pull)).toEqual({ status: null, armed: true, merged: false });

  const run = await onLatest(it, gateOf(), 'pull_request_target');
  expect(run).toMatchObject({ exit: 0, jobs: GREEN });
  const status = expect.stringMatching(/^failure blocked: .*octocat/);
  expect(fateOf(it, pull)).toEqual({ status, armed: false, merged: false });
  expect(it.repository.merges).toEqual([]);
});
