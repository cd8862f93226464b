import { expect, test } from 'vitest';
import { runAction } from './runner.ts';
import { DEPLOYMENT, propose, pullRequestEvent, scene } from './scene.ts';
import { transcript } from './transcript.ts';

const POLICY = '.github/gatehouse.yml';
const TYPO = { [POLICY]: 'version: 1\nscope:\n  update: [patch]\n' };

test('a policy with a typo is an error that names key, line and fix', async () => {
  const it = await scene(TYPO);
  const pull = propose(it, { files: { 'apps/redis.yaml': DEPLOYMENT('7.2.5') } });
  const run = await runAction(it.simulator, { action: 'diff-scope', ...pullRequestEvent(it, pull) });
  expect(run.exit).toBe(1);
  await expect(transcript(run, it)).toMatchFileSnapshot('policy-typo.snap');
});

test('a person who repairs it gets advice', async () => {
  const it = await scene(TYPO);
  const files = { [POLICY]: 'version: 1\nscope:\n  updates: [patch]\n' };
  const pull = propose(it, { author: 'octocat', branch: 'repair', files });
  const run = await runAction(it.simulator, { action: 'diff-scope', ...pullRequestEvent(it, pull) });
  expect(run.exit).toBe(0);
  await expect(transcript(run, it)).toMatchFileSnapshot('policy-repair.snap');
});
