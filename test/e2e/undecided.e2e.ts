import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scene } from '../bundle/scene.ts';
import { callerOf } from './runner/caller.ts';
import { redisUpdate } from './runner/changes.ts';
import { onPullRequest } from './runner/events.ts';
import { plain, seen, statusesOf } from './runner/reading.ts';

test('pull requests may not be read: both jobs and the status are red, and the summary names the permission', async () => {
  const it = await scene();
  const pull = redisUpdate(it);
  const permissions = { contents: 'read', statuses: 'write' } as const;
  const run = await onPullRequest(it, callerOf(), pull, { permissions });
  expect(run).toMatchObject({ exit: 1, jobs: { judge: 'failure', report: 'failure' } });
  expect(run.outputs).toMatchObject({ judge: { outcome: 'error' }, report: { state: 'error' } });
  expect(statusesOf(it, pull.head)).toEqual([expect.stringMatching(/^gatehouse\/main error: .*may not read pull/)]);
  expect(plain(run.summaries.judge)).toContain('pull-requests: read');
});

test('statuses may not be written: there is none, and the red job names the permission', async () => {
  const it = await scene();
  const pull = redisUpdate(it);
  const permissions = { contents: 'read', 'pull-requests': 'read' } as const;
  const run = await onPullRequest(it, callerOf(), pull, { permissions });
  expect(run).toMatchObject({ exit: 1, jobs: { judge: 'success', report: 'failure' } });
  expect(statusesOf(it, pull.head)).toEqual([]);
  expect(run.annotations).toEqual([expect.stringMatching(/^error .*statuses: write/)]);
});

test('the judge breaks down: the job behind it still posts an error', async () => {
  const it = await scene();
  const pull = redisUpdate(it);
  const caller = callerOf();
  writeFileSync(join(caller.hosted, 'actions', 'diff-scope', 'dist', 'index.js'), 'process.exitCode = 3;\n');
  const run = await onPullRequest(it, caller, pull);
  expect(run).toMatchObject({ exit: 1, jobs: { judge: 'failure', report: 'failure' } });
  // Nothing a caller builds on the gate runs behind a red one.
  expect(seen(run)).toBeNull();
  expect(statusesOf(it, pull.head)).toEqual([
    expect.stringMatching(/^gatehouse\/main error: .*There is no verdict: the judging job ended as 'failure'/),
  ]);
});
