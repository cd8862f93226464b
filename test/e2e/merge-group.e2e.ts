import { expect, test } from 'vitest';
import { gateScene } from '../bundle/gate.ts';
import { gateOf } from './runner/caller.ts';
import { NGINX, nginxUpdate, redisUpdate } from './runner/changes.ts';
import { onMergeGroup, onPullRequest } from './runner/events.ts';
import { GREEN, seen, statusesOf, verdictIn, writesOf } from './runner/reading.ts';

test('a group of pull requests that are green is green, on its own head and nowhere else', async () => {
  const it = await gateScene(NGINX);
  const pulls = [redisUpdate(it), nginxUpdate(it, '1.27.2')];
  for (const pull of pulls) await onPullRequest(it, gateOf(), pull);
  it.simulator.requests.length = 0;
  const { run, head } = await onMergeGroup(it, gateOf(), pulls);
  expect(run).toMatchObject({ exit: 0, jobs: GREEN });
  expect(statusesOf(it, head)).toEqual([expect.stringContaining('gatehouse/main success: ')]);
  expect(writesOf(it)).toEqual(['status success']);
  expect(seen(run)).toMatchObject({
    result: 'success',
    outputs: { outcome: 'pass', state: 'success', disposition: '' },
  });
  expect(verdictIn(run.summaries.judge)).toMatchObject({ pullRequest: null, head, outcome: 'pass' });
});

test.each([
  ['with a pull request that nothing made green', '1.27.2', false, /#2/],
  ['with a downgrade in it', '1.27.0', true, /#2/],
])('a group %s is red', async (_name, tag, judged, why) => {
  const it = await gateScene(NGINX);
  const pulls = [redisUpdate(it), nginxUpdate(it, tag)];
  for (const pull of judged ? pulls : pulls.slice(0, 1)) await onPullRequest(it, gateOf(), pull);
  const { run, head } = await onMergeGroup(it, gateOf(), pulls);
  expect(run).toMatchObject({ exit: 0, jobs: GREEN });
  expect(statusesOf(it, head)).toEqual([expect.stringContaining('gatehouse/main failure: ')]);
  expect(statusesOf(it, head)[0]).toMatch(why);
  expect(seen(run)?.outputs).toMatchObject({ outcome: 'block', state: 'failure' });
});
