import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fateOf, gateScene, passCi } from '../bundle/gate.ts';
import { gateOf } from './runner/caller.ts';
import { redisUpdate } from './runner/changes.ts';
import { onPullRequest } from './runner/events.ts';
import { plain, seen } from './runner/reading.ts';

/** What gate.md tells people to grant, without one of it. */
function without(permission: string) {
  const { permissions } = gateOf();
  return Object.fromEntries(Object.entries(permissions).filter(([name]) => name !== permission));
}

const left = (status: unknown) => ({ status, armed: false, merged: false });

test('pull requests may not be read: both jobs are red, and the summary names the permission', async () => {
  const it = await gateScene();
  const pull = redisUpdate(it);
  passCi(it, pull.head);
  const run = await onPullRequest(it, gateOf(), pull, { permissions: without('pull-requests') });
  expect(run).toMatchObject({ exit: 1, jobs: { judge: 'failure', act: 'failure' } });
  expect(run.outputs).toMatchObject({ judge: { outcome: 'error' } });
  expect(fateOf(it, pull)).toEqual(left(expect.stringMatching(/^error /)));
  expect(plain(run.summaries.judge)).toContain('pull-requests: read');
});

test('statuses may not be written: there is none, nothing is armed, and the red job names the permission', async () => {
  const it = await gateScene();
  const pull = redisUpdate(it);
  const permissions = { ...without('statuses'), statuses: 'read' } as const;
  const run = await onPullRequest(it, gateOf(), pull, { permissions });
  expect(run).toMatchObject({ exit: 1, jobs: { judge: 'success', act: 'failure' } });
  expect(fateOf(it, pull)).toEqual(left(null));
  expect(run.annotations).toEqual([expect.stringMatching(/^error title=error\/forbidden: [\s\S]*`statuses: write`/)]);
});

test('the judge breaks down: the job behind it still posts an error', async () => {
  const it = await gateScene();
  const pull = redisUpdate(it);
  const caller = gateOf();
  writeFileSync(join(caller.hosted, 'actions', 'gate', 'dist', 'index.js'), 'process.exitCode = 3;\n');
  const run = await onPullRequest(it, caller, pull);
  expect(run).toMatchObject({ exit: 1, jobs: { judge: 'failure', act: 'failure' } });
  // Nothing a caller builds on the gate runs behind a red one.
  expect(seen(run)).toBeNull();
  expect(fateOf(it, pull)).toEqual(left(expect.stringMatching(/^error .*ended as 'failure'/)));
});

test('the judge breaks down on an armed pull request: it is disarmed', async () => {
  const it = await gateScene();
  const pull = redisUpdate(it);
  await onPullRequest(it, gateOf(), pull);
  const caller = gateOf();
  writeFileSync(join(caller.hosted, 'actions', 'gate', 'dist', 'index.js'), 'process.exitCode = 3;\n');
  await onPullRequest(it, caller, pull);
  passCi(it, pull.head);
  expect(fateOf(it, pull)).toEqual(left(expect.stringMatching(/^error /)));
});
