import { describe, expect, test } from 'vitest';
import { fateOf, gateScene, passCi } from '../bundle/gate.ts';
import { scene } from '../bundle/scene.ts';
import { acting, callerOf } from './runner/caller.ts';
import { redisUpdate, SMUGGLED } from './runner/changes.ts';
import { onEvent, onPullRequest } from './runner/events.ts';
import { GREEN, plain, statusesOf, verdictIn } from './runner/reading.ts';

const ACTION = 'actions/diff-scope';

describe.each(['.github/workflows/gate.md', 'actions/diff-scope/README.md'])('the single action of %s', (page) => {
  test('its job is green for a pure bump, and posts nothing', async () => {
    const it = await scene();
    const pull = redisUpdate(it);
    const run = await onPullRequest(it, callerOf(page, ACTION), pull);
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
  ['risk', { level: 'low', outcome: 'pass' }],
  ['context-pack', { outcome: 'pass', profiles: '[]', canary: '' }],
  ['quality-gate', { outcome: 'pass', overridden: 'false' }],
  ['gate', { outcome: 'pass', risk: 'low', 'update-type': 'patch' }],
])('the action %s alone, as its page shows it, is a green job for a pure bump', async (name, outputs) => {
  const it = await scene();
  const pull = redisUpdate(it);
  const run = await onPullRequest(it, callerOf(`actions/${name}/README.md`, `actions/${name}`), pull);
  expect(run).toMatchObject({ exit: 0, jobs: { [name]: 'success' }, annotations: [] });
  expect(run.outputs[name]).toMatchObject(outputs);
  expect(verdictIn(run.summaries[name])).toMatchObject({ gate: name, head: pull.head });
  expect(statusesOf(it, pull.head)).toEqual([]);
});

test.each([
  ['a pure bump is merged once CI is green', undefined, { merged: true }],
  ['a smuggled line is red', SMUGGLED, { status: expect.stringMatching(/^failure blocked: /), merged: false }],
])('both actions in a workflow of their own: %s', async (_name, text, fate) => {
  const it = await gateScene();
  const pull = redisUpdate(it, text);
  const caller = acting(callerOf('actions/auto-merge/README.md', 'actions/auto-merge'));
  const run = await onPullRequest(it, caller, pull);
  expect(run).toMatchObject({ exit: 0, jobs: GREEN });
  passCi(it, pull.head);
  expect(fateOf(it, pull)).toMatchObject(fate);
});

test('the action sweep alone, as its page shows it, finds what is due', async () => {
  const it = await gateScene();
  const pull = redisUpdate(it);
  const caller = callerOf('actions/sweep/README.md', 'actions/sweep');
  const run = await onEvent(it, caller, { event: 'schedule', payload: { schedule: '17 * * * *' } });
  expect(run).toMatchObject({ exit: 0, jobs: { find: 'success' } });
  expect(run.outputs.find).toMatchObject({ 'pull-requests': `[${pull.number}]` });
});
