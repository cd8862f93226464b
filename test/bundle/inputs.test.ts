import { expect, test } from 'vitest';
import { runAction } from './runner.ts';
import { DEPLOYMENT, propose, pullRequestEvent, scene } from './scene.ts';

async function withInputs(inputs: Record<string, string>) {
  const it = await scene();
  const pull = propose(it, { files: { 'README.md': '# other\n', 'apps/redis.yaml': DEPLOYMENT('7.2.5') } });
  return runAction(it.simulator, { action: 'diff-scope', ...pullRequestEvent(it, pull), inputs });
}

test.each([
  ['block', 1],
  ['error', 0],
  ['never', 0],
])('fail-on: %s exits %i on a block', async (failOn, exit) => {
  const run = await withInputs({ 'fail-on': failOn });
  expect([run.exit, run.outputs.outcome]).toEqual([exit, 'block']);
  expect(run.summary.includes('protects nothing')).toBe(failOn === 'never');
});

test('a wrong value is refused before anything is asked', async () => {
  const run = await withInputs({ 'fail-on': 'sometimes' });
  expect([run.exit, run.outputs.outcome, run.requests.length]).toEqual([1, 'error', 0]);
  expect(run.log).toContain("Input 'fail-on' is 'sometimes'.");
  expect(run.log).toContain("Set 'fail-on' to block, error, never.");
});

test('outside a runner the message says so', async () => {
  const it = await scene();
  const call = {
    action: 'diff-scope',
    event: 'pull_request_target',
    payload: {},
    env: { GITHUB_REPOSITORY: '' },
  } as const;
  const run = await runAction(it.simulator, call);
  expect(run.exit).toBe(1);
  expect(run.log).toContain('GITHUB_REPOSITORY');
});
