import { expect, test } from 'vitest';
import { runAction } from './runner.ts';
import { DEPLOYMENT, propose, pullRequestEvent, scene } from './scene.ts';
import { transcript } from './transcript.ts';

test('a line smuggled in beside a bump blocks', async () => {
  const it = await scene();
  const smuggled = DEPLOYMENT('7.2.5').replace('          image:', '          command: [sh, -c, id]\n          image:');
  const pull = propose(it, { files: { 'apps/redis.yaml': smuggled }, title: 'Update redis to 7.2.5' });
  const run = await runAction(it.simulator, { action: 'diff-scope', ...pullRequestEvent(it, pull) });
  expect(run.exit).toBe(1);
  await expect(transcript(run, it)).toMatchFileSnapshot('residue.snap');
});
