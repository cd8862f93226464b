import { expect, test } from 'vitest';
import { runAction } from './runner.ts';
import { DEPLOYMENT, propose, pullRequestEvent, scene } from './scene.ts';
import { transcript } from './transcript.ts';

test('a protected path takes not even a bump', async () => {
  const policy = 'version: 1\nscope:\n  protected: ["apps/rbac*.yaml"]\n';
  const it = await scene({ '.github/gatehouse.yml': policy, 'apps/rbac-proxy.yaml': DEPLOYMENT('7.2.4') });
  const pull = propose(it, { files: { 'apps/rbac-proxy.yaml': DEPLOYMENT('7.2.5') } });
  const run = await runAction(it.simulator, { action: 'diff-scope', ...pullRequestEvent(it, pull) });
  expect(run.exit).toBe(1);
  await expect(transcript(run, it)).toMatchFileSnapshot('protected.snap');
});
