import { expect, test } from 'vitest';
import { bump, callsOf, liveOf, type Scene, scene } from '../testing.ts';

const message = { headline: 'Bump redis to 2 (#1)', body: 'Only bumps.' };

/** A pull request that GitHub will arm: something is required, and not met. */
async function armable() {
  const it = await scene();
  it.repository.settings.allowAutoMerge = true;
  it.repository.rules.addRuleset({
    rules: [{ type: 'required_status_checks', strict: false, checks: [{ context: 'gatehouse/main', appId: 15368 }] }],
  });
  const { number, head } = bump(it, { 'a.yaml': '2\n' });
  const { live } = await liveOf(it, number);
  it.simulator.requests.length = 0;
  return { it, number, head, live, armed: () => it.repository.pullRequest(number).autoMerge };
}

const push = (it: Scene) => it.repository.commit({ branch: 'renovate/x', files: { b: '1\n' } });

test('arms the very head with the message that was given, in one request', async () => {
  const { it, number, live, armed } = await armable();
  await it.reader.arm(live, message);
  expect(armed()).toMatchObject({ method: 'squash', headline: message.headline, body: message.body });
  expect(callsOf(it)).toEqual(['enablePullRequestAutoMerge']);
  const body = it.simulator.requests[0]?.body as { variables: unknown };
  expect(body.variables).toEqual({
    input: {
      pullRequestId: live.pullRequestId,
      expectedHeadOid: live.head,
      mergeMethod: 'SQUASH',
      commitHeadline: message.headline,
      commitBody: message.body,
    },
  });
  const again = await liveOf(it, number);
  expect(again.live.arming).toEqual({
    by: { login: 'github-actions[bot]', id: 41898282, type: 'Bot' },
    enabledAt: expect.any(String),
    ours: true,
  });
});

test('what another account armed is not ours', async () => {
  const { it, number, live } = await armable();
  const token = it.simulator.github.createToken({
    login: 'somebody',
    permissions: { contents: 'write', 'pull-requests': 'write' },
  });
  await it.readerWith({ token }).arm(live, message);
  const again = await liveOf(it, number);
  expect(again.live.arming).toMatchObject({ by: { login: 'somebody', type: 'User' }, ours: false });
});

test('a head that moved is never armed', async () => {
  const { it, live, armed } = await armable();
  push(it);
  await expect(it.reader.arm(live, message)).rejects.toMatchObject({ code: 'head-moved' });
  expect(armed()).toBeNull();
  expect(callsOf(it)).toEqual(['enablePullRequestAutoMerge', 'node']);
});

test('an answer that shows another head is no success', async () => {
  const { it, live } = await armable();
  it.simulator.github.faults.add({
    match: { graphql: /enablePullRequestAutoMerge/ },
    do: {
      kind: 'rewrite',
      body: (body) => JSON.parse(JSON.stringify(body).replaceAll(live.head, 'f'.repeat(40))),
    },
  });
  await expect(it.reader.arm(live, message)).rejects.toMatchObject({ code: 'head-moved' });
});

test('a refusal says what was refused, why, and what to do', async () => {
  const { it, live, armed } = await armable();
  it.repository.settings.allowAutoMerge = false;
  await expect(it.reader.arm(live, message)).rejects.toMatchObject({
    code: 'unavailable',
    message:
      'could not arm auto-merge of #1 (GraphQL enablePullRequestAutoMerge), GitHub refused: Auto merge is not allowed for this repository',
    fix: expect.stringContaining('merge box'),
  });
  expect(armed()).toBeNull();
});

test('an answer that was lost is no failure when the arming is there, and one when another message is', async () => {
  const { it, live, armed } = await armable();
  const { faults } = it.simulator.github;
  const lost = faults.add({ match: { graphql: /^mutation/ }, do: { kind: 'no-answer' } });
  await it.reader.arm(live, message);
  expect(armed()).not.toBeNull();
  expect(lost.hits()).toBe(4);
  lost.remove();
  faults.add({ match: { graphql: /^mutation/ }, do: { kind: 'status', status: 502 } });
  await expect(it.reader.arm(live, { ...message, headline: 'Another' })).rejects.toMatchObject({ code: 'unavailable' });
});

test('disarms, and has nothing to say when nothing was armed', async () => {
  const { it, live, armed } = await armable();
  await it.reader.arm(live, message);
  it.simulator.requests.length = 0;
  await it.reader.disarm(live);
  expect(armed()).toBeNull();
  expect(callsOf(it)).toEqual(['disablePullRequestAutoMerge']);
  await it.reader.disarm({ pullRequestId: live.pullRequestId });
  expect(callsOf(it)).toEqual(['disablePullRequestAutoMerge', 'disablePullRequestAutoMerge', 'node']);
});

test('disarming that does not disarm is an error', async () => {
  const { it, live, armed } = await armable();
  await it.reader.arm(live, message);
  it.simulator.github.faults.add({ match: { graphql: /^mutation/ }, do: { kind: 'status', status: 502 } });
  await expect(it.reader.disarm(live)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('disarm auto-merge of #1 (GraphQL disablePullRequestAutoMerge)'),
  });
  expect(armed()).not.toBeNull();
});

test('a token that may not merge is told both lines', async () => {
  const { it, live } = await armable();
  const permissions = { contents: 'read', 'pull-requests': 'write', statuses: 'write' } as const;
  const reader = it.readerWith({ token: it.simulator.github.createToken({ permissions }) });
  for (const act of [() => reader.arm(live, message), () => reader.disarm(live), () => reader.enqueue(live)]) {
    await expect(act()).rejects.toMatchObject({
      code: 'forbidden',
      fix: "Add the lines `contents: write` and `pull-requests: write` to the job's `permissions:`.",
    });
  }
});

test('a queue takes the very head, gives it back, and both may be said twice', async () => {
  const it = await scene();
  const checks = [{ context: 'gatehouse/main', appId: null }];
  it.repository.rules.addRuleset({
    rules: [{ type: 'merge_queue' }, { type: 'required_status_checks', strict: false, checks }],
  });
  const { number, head } = bump(it, { 'a.yaml': '2\n' });
  it.repository.addStatus(head, { context: 'gatehouse/main', state: 'success' });
  const { live } = await liveOf(it, number);
  it.simulator.requests.length = 0;
  const queued = async () => (await liveOf(it, number)).live.queued;
  await it.reader.enqueue(live);
  expect(callsOf(it)).toEqual(['enqueuePullRequest']);
  expect(await queued()).toBe(true);
  await it.reader.enqueue(live);
  await it.reader.dequeue(live);
  expect(await queued()).toBe(false);
  await it.reader.dequeue(live);
  push(it);
  await expect(it.reader.enqueue(live)).rejects.toMatchObject({ code: 'head-moved' });
  expect(await queued()).toBe(false);
});
