import { expect, test } from 'vitest';
import { runAction } from './runner.ts';
import { DEPLOYMENT, propose, pullRequestEvent, scene } from './scene.ts';
import { transcript } from './transcript.ts';

const files = { 'apps/redis.yaml': DEPLOYMENT('7.2.5') };

test('a head that moved since the event is an error', async () => {
  const it = await scene();
  const pull = propose(it, { files });
  const event = pullRequestEvent(it, pull);
  it.repository.commit({ branch: 'renovate/update', files: { 'README.md': 'x' }, author: 'mallory' });
  const run = await runAction(it.simulator, { action: 'diff-scope', ...event });
  expect(run.exit).toBe(1);
  await expect(transcript(run, it)).toMatchFileSnapshot('head-moved.snap');
});

test('a head that moves while the change is read is one too', async () => {
  const it = await scene();
  const pull = propose(it, { files });
  const push = () =>
    void it.repository.commit({ branch: 'renovate/update', files: { 'README.md': 'x' }, author: 'mallory' });
  it.simulator.github.faults.add({
    match: { graphql: /file\(/, after: 1, times: 1 },
    do: { kind: 'after', run: push },
  });
  const run = await runAction(it.simulator, { action: 'diff-scope', ...pullRequestEvent(it, pull) });
  expect([run.exit, run.outputs.outcome]).toEqual([1, 'error']);
  expect(run.log).toContain('error/head-moved');
});
