import { expect, test } from 'vitest';
import { runAction } from './runner.ts';
import { DEPLOYMENT, mergeGroupEvent, propose, scene } from './scene.ts';
import { transcript } from './transcript.ts';

test('every entry of a merge group is judged, and the status goes to its commit', async () => {
  const it = await scene({ 'apps/other.yaml': DEPLOYMENT('7.0.0') });
  const bump = propose(it, { branch: 'renovate/redis', files: { 'apps/redis.yaml': DEPLOYMENT('7.2.5') } });
  const human = propose(it, { branch: 'docs', author: 'octocat', files: { 'README.md': '# better\n' } });
  const { head, ...event } = mergeGroupEvent(it, [bump, human]);
  const judged = await runAction(it.simulator, { action: 'diff-scope', ...event });
  expect([judged.exit, judged.outputs.outcome]).toEqual([0, 'skip']);
  await expect(transcript(judged, it)).toMatchFileSnapshot('merge-group.snap');

  const verdict = judged.outputs.verdict ?? '';
  const reported = await runAction(it.simulator, { action: 'report', ...event, inputs: { verdict } });
  expect([reported.exit, reported.outputs.state]).toEqual([0, 'success']);
  expect(it.repository.statuses(head)).toMatchObject([{ context: 'gatehouse/main', state: 'success' }]);
});
