import { expect, test } from 'vitest';
import { runAction } from './runner.ts';
import { DEPLOYMENT, propose, pullRequestEvent, scene } from './scene.ts';
import { transcript } from './transcript.ts';

async function withToken(token: (it: Awaited<ReturnType<typeof scene>>) => string) {
  const it = await scene();
  const pull = propose(it, { files: { 'apps/redis.yaml': DEPLOYMENT('7.2.5') } });
  const call = { action: 'diff-scope', ...pullRequestEvent(it, pull), inputs: { token: token(it) } } as const;
  const run = await runAction(it.simulator, call);
  return { it, run };
}

test('no token is an error that says what to set', async () => {
  const { it, run } = await withToken(() => '');
  expect(run.exit).toBe(1);
  await expect(transcript(run, it)).toMatchFileSnapshot('no-token.snap');
});

test('a token without a permission is an error that says which line to add', async () => {
  const { it, run } = await withToken(({ simulator }) => {
    return simulator.github.createToken({ permissions: { contents: 'read' } });
  });
  expect(run.exit).toBe(1);
  await expect(transcript(run, it)).toMatchFileSnapshot('missing-permission.snap');
});

test('a token that is not valid any more', async () => {
  const { run } = await withToken(() => 'ghs_expired');
  expect([run.exit, run.outputs.outcome]).toEqual([1, 'error']);
  expect(run.log).toContain('error/unauthorized');
});
