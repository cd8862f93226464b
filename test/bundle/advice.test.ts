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

test('a change too large to be listed is an error for a bot, and still advice for a person', async () => {
  const it = await scene();
  const files = Object.fromEntries(Array.from({ length: 3001 }, (_, index) => [`f${index}`, 'x\n']));
  const outcomes = [];
  for (const author of ['renovate[bot]', 'octocat']) {
    const pull = propose(it, { author, branch: author.replace('[bot]', ''), files });
    const run = await runAction(it.simulator, { action: 'diff-scope', ...pullRequestEvent(it, pull) });
    outcomes.push([run.exit, run.outputs.outcome, run.log.includes('GitHub lists at most 3000')]);
  }
  expect(outcomes).toEqual([
    [1, 'error', true],
    [0, 'skip', true],
  ]);
});
