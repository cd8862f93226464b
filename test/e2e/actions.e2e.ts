import { describe, expect, test } from 'vitest';
import { scene } from '../bundle/scene.ts';
import { callerOf } from './runner/caller.ts';
import { redisUpdate, SMUGGLED } from './runner/changes.ts';
import { onPullRequest } from './runner/events.ts';
import { GREEN, plain, seen, statusesOf, verdictIn } from './runner/reading.ts';

const ACTION = 'actions/diff-scope';

describe.each(['.github/workflows/gate.md', 'actions/diff-scope/README.md'])('the single action of %s', (page) => {
  test('its job is green for a pure bump, and posts nothing', async () => {
    const it = await scene();
    const pull = redisUpdate(it);
    const permissions = { contents: 'read', 'pull-requests': 'read' } as const;
    const run = await onPullRequest(it, callerOf(page, ACTION), pull, { permissions });
    expect(run).toMatchObject({ exit: 0, jobs: { 'diff-scope': 'success' }, annotations: [] });
    expect(run.outputs['diff-scope']).toMatchObject({ outcome: 'pass', 'update-type': 'patch' });
    expect(plain(run.summaries['diff-scope'])).toContain('| docker.io/library/redis | 7.2.4 | 7.2.5 | patch |');
    expect(statusesOf(it, pull.head)).toEqual([]);
  });

  test('its job is red for a smuggled line, and says where', async () => {
    const it = await scene();
    const pull = redisUpdate(it, SMUGGLED);
    const run = await onPullRequest(it, callerOf(page, ACTION), pull);
    expect(run).toMatchObject({ exit: 1, jobs: { 'diff-scope': 'failure' } });
    expect(run.outputs['diff-scope']).toMatchObject({ outcome: 'block' });
    expect(run.annotations).toEqual([expect.stringMatching(/^error .*file=apps\/redis\.yaml,.*line=10/)]);
    expect(verdictIn(run.summaries['diff-scope'])).toMatchObject({ outcome: 'block', head: pull.head });
  });
});

test('its job is red when pull requests may not be read, and names the permission', async () => {
  const it = await scene();
  const pull = redisUpdate(it);
  const permissions = { contents: 'read' } as const;
  const run = await onPullRequest(it, callerOf('.github/workflows/gate.md', ACTION), pull, { permissions });
  expect(run).toMatchObject({ exit: 1, jobs: { 'diff-scope': 'failure' } });
  expect(run.outputs['diff-scope']).toMatchObject({ outcome: 'error' });
  expect(plain(run.summaries['diff-scope'])).toContain('pull-requests: read');
});

test.each([
  ['a pure bump', undefined, 'success', 'pass'],
  ['a smuggled line', SMUGGLED, 'failure', 'block'],
])('both actions in a workflow of their own post the status of %s', async (_name, text, state, outcome) => {
  const it = await scene();
  const pull = redisUpdate(it, text);
  const run = await onPullRequest(it, callerOf('actions/report/README.md', 'actions/report'), pull);
  expect(run).toMatchObject({ exit: 0, jobs: GREEN });
  expect(statusesOf(it, pull.head)).toEqual([expect.stringContaining(`gatehouse/main ${state}: `)]);
  expect(JSON.parse(seen(run)?.outputs.verdict ?? '')).toMatchObject({ outcome, head: pull.head });
});
