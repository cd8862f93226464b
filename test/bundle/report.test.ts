import { expect, test } from 'vitest';
import { type ActionRun, runAction } from './runner.ts';
import { DEPLOYMENT, type Pull, propose, pullRequestEvent, type Scene, scene } from './scene.ts';
import { transcript } from './transcript.ts';

async function judge(it: Scene, tag = '7.2.5'): Promise<{ pull: Pull; verdict: string }> {
  const pull = propose(it, { files: { 'apps/redis.yaml': DEPLOYMENT(tag) } });
  const run = await runAction(it.simulator, { action: 'diff-scope', ...pullRequestEvent(it, pull) });
  return { pull, verdict: run.outputs.verdict ?? '' };
}

const report = (it: Scene, pull: Pull, inputs: Record<string, string>): Promise<ActionRun> =>
  runAction(it.simulator, { action: 'report', ...pullRequestEvent(it, pull), inputs });

const statusesOf = (it: Scene, pull: Pull) =>
  it.repository.statuses(pull.head).map(({ context, state }) => `${context} ${state}`);

test('a pass is a success on the judged head', async () => {
  const it = await scene();
  const { pull, verdict } = await judge(it);
  const run = await report(it, pull, { verdict });
  expect(run.exit).toBe(0);
  expect(statusesOf(it, pull)).toEqual(['gatehouse/main success']);
  await expect(transcript(run, it)).toMatchFileSnapshot('report-success.snap');
});

test('a block is a failure with the first reason', async () => {
  const it = await scene();
  const { pull, verdict } = await judge(it, '7.2.3');
  const run = await report(it, pull, { verdict });
  expect(run.exit).toBe(0);
  expect(statusesOf(it, pull)).toEqual(['gatehouse/main failure']);
  await expect(transcript(run, it)).toMatchFileSnapshot('report-failure.snap');
});

test('no verdict is an error that says how the judging job ended', async () => {
  const it = await scene();
  const { pull } = await judge(it);
  const run = await report(it, pull, { verdict: '', 'judge-result': 'failure' });
  expect(run.exit).toBe(1);
  expect(statusesOf(it, pull)).toEqual(['gatehouse/main error']);
  await expect(transcript(run, it)).toMatchFileSnapshot('report-missing.snap');
});

test("another pull request's verdict is an error", async () => {
  const it = await scene();
  const { verdict } = await judge(it);
  const other = propose(it, { branch: 'renovate/other', files: { 'README.md': 'x' } });
  const run = await report(it, other, { verdict });
  expect(run.exit).toBe(1);
  expect(statusesOf(it, other)).toEqual(['gatehouse/main error']);
  await expect(transcript(run, it)).toMatchFileSnapshot('report-foreign.snap');
});

test('a head that moved after it was judged gets no green', async () => {
  const it = await scene();
  const { pull, verdict } = await judge(it);
  const event = pullRequestEvent(it, pull);
  const next = it.repository.commit({ branch: 'renovate/update', files: { 'README.md': 'x' } });
  const run = await runAction(it.simulator, { action: 'report', ...event, inputs: { verdict } });
  expect(run.exit).toBe(1);
  expect(statusesOf(it, pull)).toEqual(['gatehouse/main error']);
  expect(it.repository.statuses(next)).toEqual([]);
});

test('a policy that changed after the change was judged gets no green', async () => {
  const it = await scene();
  const { pull, verdict } = await judge(it);
  it.repository.commit({
    branch: 'main',
    files: { '.github/gatehouse.yml': 'version: 1\nscope:\n  updates: [digest]\n' },
  });
  const run = await report(it, pull, { verdict });
  expect([run.exit, statusesOf(it, pull)]).toEqual([1, ['gatehouse/main error']]);
});

test('a path with characters that GitHub does not store cannot keep the failure from being posted', async () => {
  const it = await scene({ 'apps/🚪.yaml': DEPLOYMENT('7.2.4') });
  const pull = propose(it, { files: { 'apps/🚪.yaml': DEPLOYMENT('7.2.3') } });
  const run = await runAction(it.simulator, { action: 'diff-scope', ...pullRequestEvent(it, pull) });
  await report(it, pull, { verdict: (run.outputs.verdict ?? '').replaceAll('goes back', '🚪') });
  expect(statusesOf(it, pull)).toEqual(['gatehouse/main failure']);
});

test('a branch that is called the same but for case cannot answer for the other', async () => {
  const it = await scene();
  it.repository.setBranch('MAIN', it.repository.branch('main'));
  it.repository.commit({
    branch: 'MAIN',
    files: { '.github/gatehouse.yml': 'version: 1\nauthors: { enforce: [nobody] }\n' },
  });
  const { pull, verdict } = await judge(it, '7.2.3');
  await report(it, pull, { verdict });
  const number = it.repository.openPullRequest({ head: 'renovate/update', base: 'MAIN', author: 'renovate[bot]' });
  const other = { number, head: pull.head };
  const advised = await runAction(it.simulator, { action: 'diff-scope', ...pullRequestEvent(it, other) });
  await report(it, other, { verdict: advised.outputs.verdict ?? '' });
  const states = it.repository.statuses(pull.head).map(({ context, state }) => [context.toLowerCase(), state] as const);
  expect(states).toHaveLength(2);
  expect(new Map(states).get('gatehouse/main')).toBe('failure');
});

test("a person's advice gets no green once a bot's pull request has the same head", async () => {
  const it = await scene();
  const files = { 'apps/redis.yaml': `${DEPLOYMENT('7.2.5')}# smuggled\n` };
  const advised = propose(it, { branch: 'copy', author: 'octocat', files });
  const judged = await runAction(it.simulator, { action: 'diff-scope', ...pullRequestEvent(it, advised) });
  expect(judged.outputs.outcome).toBe('skip');
  it.repository.setBranch('renovate/late', advised.head);
  it.repository.openPullRequest({ head: 'renovate/late', author: 'renovate[bot]' });
  const run = await report(it, advised, { verdict: judged.outputs.verdict ?? '' });
  expect([run.exit, statusesOf(it, advised)]).toEqual([1, ['gatehouse/main error']]);
});

test.each([
  ['elsewhere leaves the verdict as it is', 'docs/a.md', 'success'],
  ['under the change spoils it', 'apps/redis.yaml', 'error'],
])('a base that moved %s', async (_name, path, state) => {
  const it = await scene();
  const { pull, verdict } = await judge(it);
  it.repository.commit({ branch: 'main', files: { [path]: 'moved: true\n' } });
  await report(it, pull, { verdict });
  expect(statusesOf(it, pull)).toEqual([`gatehouse/main ${state}`]);
});

test('a token that may not write statuses is told which line to add', async () => {
  const it = await scene();
  const { pull, verdict } = await judge(it);
  const token = it.simulator.github.createToken({ permissions: { contents: 'read', 'pull-requests': 'read' } });
  const run = await report(it, pull, { verdict, token });
  expect(run.exit).toBe(1);
  expect(run.log).toContain('statuses: write');
  expect(statusesOf(it, pull)).toEqual([]);
});
