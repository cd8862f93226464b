import { expect, test } from 'vitest';
import { runAction } from './runner.ts';
import { DEPLOYMENT, propose, pullRequestEvent, scene } from './scene.ts';
import { transcript } from './transcript.ts';

const pinned = (digit: string): string => DEPLOYMENT(`7.2.4@sha256:${digit.repeat(64)}`);

test('a digest that moves under the same tag passes, and says that the tag was not asked', async () => {
  const it = await scene({ 'apps/redis.yaml': pinned('1') });
  const pull = propose(it, { files: { 'apps/redis.yaml': pinned('2') } });
  const run = await runAction(it.simulator, { action: 'diff-scope', ...pullRequestEvent(it, pull, 'synchronize') });
  expect(run.exit).toBe(0);
  await expect(transcript(run, it)).toMatchFileSnapshot('digest-only.snap');
});
