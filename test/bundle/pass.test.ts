import { expect, test } from 'vitest';
import { runAction } from './runner.ts';
import { DEPLOYMENT, propose, pullRequestEvent, scene } from './scene.ts';
import { transcript } from './transcript.ts';

test('a pure bump passes', async () => {
  const it = await scene();
  const pull = propose(it, { files: { 'apps/redis.yaml': DEPLOYMENT('7.2.5') }, title: 'Update redis to 7.2.5' });
  const run = await runAction(it.simulator, { action: 'diff-scope', ...pullRequestEvent(it, pull) });
  expect(run.exit).toBe(0);
  await expect(transcript(run, it)).toMatchFileSnapshot('pass.snap');
});
