import { describe, expect, test } from 'vitest';
import { DEPLOYMENT, type Pull, type Scene, scene } from '../bundle/scene.ts';
import { callerOf } from './runner/caller.ts';
import { redisUpdate, SMUGGLED } from './runner/changes.ts';
import { onPullRequest } from './runner/events.ts';
import { GREEN, plain, seen, statusesOf, verdictIn } from './runner/reading.ts';

const PASSED = 'gatehouse/main success: Passes: nothing but 1 bump in 1 file (1 patch).';

/** Pushes to the pull request's branch and runs the workflow for that push. */
async function push(it: Scene, pull: Pull, text: string) {
  const files = { 'apps/redis.yaml': text };
  const head = it.repository.commit({ branch: 'renovate/update', author: 'renovate[bot]', files });
  const what = { action: 'synchronize', before: pull.head } as const;
  return { head, run: await onPullRequest(it, callerOf(), pull, { what }) };
}

describe.each(['docs/adopt.md', '.github/workflows/gate.md'])('the caller of %s', (page) => {
  test('a pure bump is opened: its head turns green, and later jobs know why', async () => {
    const it = await scene();
    const pull = redisUpdate(it);
    const run = await onPullRequest(it, callerOf(page), pull);
    expect(run).toMatchObject({ exit: 0, jobs: GREEN, annotations: [] });
    expect(statusesOf(it, pull.head)).toEqual([PASSED]);
    expect(it.repository.statuses(pull.head)[0]?.targetUrl).toMatch(`${it.simulator.serverUrl}/o/r/actions/runs/`);
    const verdict = run.outputs.judge?.verdict ?? '';
    expect(seen(run)).toEqual({
      result: 'success',
      outputs: {
        outcome: 'pass',
        state: 'success',
        'update-type': 'patch',
        packages: '["docker.io/library/redis"]',
        verdict,
      },
    });
    expect(JSON.parse(verdict)).toMatchObject({ outcome: 'pass', pullRequest: pull.number, head: pull.head });
    expect(plain(run.summaries.judge)).toContain('| docker.io/library/redis | 7.2.4 | 7.2.5 | patch |');
    expect(verdictIn(run.summaries.judge)).toEqual(JSON.parse(verdict));
    expect(plain(run.summaries.report)).toMatch(/^Gate status gatehouse\/main .*\*\*success\*\*, Passes/);
  });
});

test('a pure bump is pushed again: the new head gets a green of its own', async () => {
  const it = await scene();
  const pull = redisUpdate(it);
  const { head, run } = await push(it, pull, DEPLOYMENT('7.2.6'));
  expect(run).toMatchObject({ exit: 0, jobs: GREEN });
  expect(statusesOf(it, head)).toEqual([PASSED]);
  expect(statusesOf(it, pull.head)).toEqual([]);
});

test('a line is smuggled in by a later push: the new head turns red, and everything says where', async () => {
  const it = await scene();
  const pull = redisUpdate(it);
  await onPullRequest(it, callerOf(), pull);
  const { head, run } = await push(it, pull, SMUGGLED);

  // A block is told by the status: both jobs did what they should.
  expect(run).toMatchObject({ exit: 0, jobs: GREEN });
  expect(statusesOf(it, pull.head)).toEqual([PASSED]);
  expect(statusesOf(it, head)).toEqual([expect.stringMatching(/^gatehouse\/main failure: Blocked: .*command: \[sh\]/)]);
  expect(seen(run)).toMatchObject({ result: 'success', outputs: { outcome: 'block', state: 'failure' } });
  const { findings } = JSON.parse(seen(run)?.outputs.verdict ?? '');
  expect(findings).toMatchObject([{ rule: 'scope/residue', path: 'apps/redis.yaml', line: 10 }]);
  expect(verdictIn(run.summaries.judge)).toMatchObject({ outcome: 'block', findings });
  for (const said of [findings[0].rule, findings[0].fix]) expect(plain(run.summaries.judge)).toContain(said);
  expect(run.annotations).toEqual([expect.stringMatching(/^error .*file=apps\/redis\.yaml,.*line=10/)]);
  expect(run.summaries.report).toContain('**failure**');
});

test('a person changes more than versions: green, with the findings as advice', async () => {
  const it = await scene();
  const head = it.repository.commit({ branch: 'mine', author: 'octocat', files: { 'apps/redis.yaml': SMUGGLED } });
  const number = it.repository.openPullRequest({ head: 'mine', author: 'octocat' });
  const run = await onPullRequest(it, callerOf(), { number });
  expect(run).toMatchObject({ exit: 0, jobs: GREEN });
  expect(statusesOf(it, head)).toEqual([expect.stringMatching(/^gatehouse\/main success: advice/i)]);
  expect(seen(run)?.outputs).toMatchObject({ outcome: 'skip', state: 'success' });
});

test('the input `policy` reaches both jobs', async () => {
  const path = '.github/strict.yml';
  const it = await scene({ [path]: 'version: 1\nscope:\n  updates: [patch, digest]\n' });
  const pull = redisUpdate(it);
  const { hosted, workflow } = callerOf();
  const given = workflow.replace(/^( +)uses: .*$/m, `$&\n$1with:\n$1  policy: ${path}`);
  const run = await onPullRequest(it, { hosted, workflow: given }, pull);
  // Report reads the policy again and compares: another path would be an error.
  expect(statusesOf(it, pull.head)).toEqual([PASSED]);
  expect(JSON.parse(run.outputs.judge?.verdict ?? '').policy).toMatch(/^sha256:/);
});
