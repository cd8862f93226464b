import { expect, test } from 'vitest';
import { gateScene, gateStatusOf, runGate } from './gate.ts';
import { DEPLOYMENT, mergeGroupEvent, propose } from './scene.ts';
import { transcript } from './transcript.ts';

test('every entry of a merge group is judged again, and the status goes to its commit', async () => {
  const it = await gateScene({ 'apps/other.yaml': DEPLOYMENT('7.0.0') });
  const bump = propose(it, { branch: 'renovate/redis', files: { 'apps/redis.yaml': DEPLOYMENT('7.2.5') } });
  const human = propose(it, { branch: 'docs', author: 'octocat', files: { 'README.md': '# better\n' } });
  for (const pull of [bump, human]) await runGate(it, pull);
  const { head, ...event } = mergeGroupEvent(it, [bump, human]);
  const { judge, act } = await runGate(it, bump, { event });
  await expect(transcript(judge, it, 'sorted')).toMatchFileSnapshot('merge-group.snap');
  expect([act.exit, act.outputs.state]).toEqual([0, 'success']);
  expect(gateStatusOf(it, head)).toMatch(/^success Advice only: would be blocked: #2: /);
});

test('a group in which somebody pushed to what was judged gets no green', async () => {
  const it = await gateScene();
  const pull = propose(it, { files: { 'apps/redis.yaml': DEPLOYMENT('7.2.5') } });
  await runGate(it, pull);
  const files = { 'README.md': '# smuggled\n' };
  const pushed = it.repository.commit({ branch: 'renovate/update', files, author: 'mallory' });
  const { head, ...event } = mergeGroupEvent(it, [pull]);
  await runGate(it, pull, { event });
  const why = `gatehouse/main is missing on ${pushed.slice(0, 12)}, the head of pull request #1`;
  expect(gateStatusOf(it, head)).toBe(`failure Blocked: #1: ${why}`);
});

test('a group that touches workflows needs the approval that its member had', async () => {
  const it = await gateScene();
  const files = { '.github/workflows/ci.yml': 'on: push\njobs: {}\n' };
  const pull = propose(it, { branch: 'ci', author: 'octocat', files });
  await runGate(it, pull);
  const judged = async () => {
    it.repository.clearQueue();
    const { head, ...event } = mergeGroupEvent(it, [pull]);
    await runGate(it, pull, { event });
    return gateStatusOf(it, head);
  };
  const why = 'changes .github/workflows/ci.yml, and nobody who may has approved that';
  expect(await judged()).toBe(`failure Blocked: #1: pull request #1 ${why}`);
  it.repository.conversation.addReview(pull.number, { state: 'APPROVED', author: 'octocat' });
  expect(await judged()).toBe(`failure Blocked: #1: pull request #1 ${why}`);
  it.repository.conversation.addReview(pull.number, { state: 'APPROVED', author: 'senior' });
  expect(await judged()).toMatch(/^success Advice only: /);
});
