import { expect, test } from 'vitest';
import { runAction } from './runner.ts';
import { DEPLOYMENT, propose, pullRequestEvent, scene } from './scene.ts';
import { transcript } from './transcript.ts';

test('an event whose workflow the head controls is refused', async () => {
  const it = await scene();
  const pull = propose(it, { files: { 'apps/redis.yaml': DEPLOYMENT('7.2.5') } });
  const { payload } = pullRequestEvent(it, pull);
  const run = await runAction(it.simulator, { action: 'diff-scope', event: 'pull_request', payload });
  expect(run.exit).toBe(1);
  await expect(transcript(run, it)).toMatchFileSnapshot('unsupported-event.snap');
});
