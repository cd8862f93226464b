import { expect, test } from 'vitest';
import { runAction } from './runner.ts';
import { DEPLOYMENT, propose, pullRequestEvent, scene } from './scene.ts';
import { transcript } from './transcript.ts';

test('a person gets advice, and contents are not read once metadata has decided', async () => {
  const it = await scene();
  const pull = propose(it, { author: 'octocat', branch: 'new-app', files: { 'apps/new.yaml': DEPLOYMENT('7.2.4') } });
  const run = await runAction(it.simulator, { action: 'diff-scope', ...pullRequestEvent(it, pull) });
  expect(run.exit).toBe(0);
  await expect(transcript(run, it)).toMatchFileSnapshot('advice.snap');
});
