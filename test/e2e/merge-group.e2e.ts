import { expect, test } from 'vitest';
import { DEPLOYMENT, propose, type Scene, scene } from '../bundle/scene.ts';
import { callerOf } from './runner/caller.ts';
import { redisUpdate } from './runner/changes.ts';
import { onMergeGroup } from './runner/events.ts';
import { GREEN, seen, statusesOf, verdictIn } from './runner/reading.ts';

const nginx = (tag: string): Record<string, string> => ({
  'apps/nginx.yaml': DEPLOYMENT(tag).replaceAll('redis', 'nginx'),
});

const nginxUpdate = (it: Scene, tag: string) => propose(it, { branch: 'renovate/nginx', files: nginx(tag) });

test.each([
  ['of pure bumps is green', '7.2.5', 'success', 'pass'],
  ['with a downgrade in it is red', '7.2.3', 'failure', 'block'],
])('a merge group %s, on its own head and nowhere else', async (_name, tag, state, outcome) => {
  const it = await scene(nginx('7.2.4'));
  const pulls = [redisUpdate(it), nginxUpdate(it, tag)];
  const { run, head } = await onMergeGroup(it, callerOf(), pulls);
  expect(run).toMatchObject({ exit: 0, jobs: GREEN });
  expect(statusesOf(it, head)).toEqual([expect.stringContaining(`gatehouse/main ${state}: `)]);
  expect(pulls.flatMap((pull) => statusesOf(it, pull.head))).toEqual([]);
  expect(seen(run)).toMatchObject({ result: 'success', outputs: { outcome, state } });
  const { members } = JSON.parse(seen(run)?.outputs.verdict ?? '');
  expect(members).toMatchObject([
    { pullRequest: 1, outcome: 'pass' },
    { pullRequest: 2, outcome },
  ]);
  expect(verdictIn(run.summaries.judge)).toMatchObject({ pullRequest: null, head, outcome });
});
