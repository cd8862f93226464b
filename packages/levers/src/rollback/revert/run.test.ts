import { expect, onTestFinished, test } from 'vitest';
import { depsOf, parentsOf, textAt, updateBranch, type World, world } from '../testing.ts';
import { runRevert } from './run.ts';
import type { MergedChange, RevertInputs } from './types.ts';

const SOURCE = {
  'app/a.txt': 'one\n',
  'app/b.txt': 'one\n',
  'app/run.sh': { mode: '100755', content: 'run\n' },
} as const;

async function scene() {
  const it = await world({ files: SOURCE });
  onTestFinished(() => it.close());
  return it;
}

type Files = Parameters<World['commit']>[0];

/** A pull request of one commit for each set of files, merged. */
function merged(it: World, commits: readonly Files[], method: 'merge' | 'squash' | 'rebase'): number {
  const branch = `work-${it.repository.pulls.size}`;
  for (const [at, files] of commits.entries()) it.repository.commit({ branch, files, message: `Step ${at}` });
  const number = it.repository.openPullRequest({ head: branch, title: 'A change' });
  it.repository.mergePullRequest(number, { method });
  return number;
}

function modeAt({ repository }: World, commit: string, path: string): string | undefined {
  const [folder = '', name] = path.split('/');
  const tree = repository.resolve(`${commit}:${folder}`);
  return tree?.type === 'tree' ? tree.entries.find((entry) => entry.name === name)?.mode : undefined;
}

async function revert(it: World, change: MergedChange, parts: Partial<RevertInputs> = {}) {
  const deps = await depsOf(it);
  const inputs = { reason: 'it fails', by: 'octocat', dryRun: false, ref: 'refs/heads/main', runId: '7', runUrl: null };
  try {
    return await runRevert(deps, { ...inputs, merged: change, ...parts });
  } finally {
    await deps.close();
  }
}

const CHANGE = [{ 'app/a.txt': 'two\n' }, { 'app/b.txt': null, 'app/c.txt': 'new\n', 'app/run.sh': 'run\n' }] as const;

test.each(['merge', 'squash', 'rebase'] as const)(
  'undoes what was merged by %s, whole files with their modes',
  async (method) => {
    const it = await scene();
    const number = merged(it, CHANGE, method);
    it.commit({ 'README.md': 'moved on\n' });
    const report = await revert(it, { pullRequest: number });
    expect(report).toMatchObject({
      outcome: 'done',
      kind: method,
      reverts: `#${number}`,
      pullRequest: { number: number + 1 },
    });
    expect(report.commits).toHaveLength(method === 'rebase' ? 2 : 1);
    expect(report.paths).toEqual(['app/a.txt', 'app/b.txt', 'app/c.txt', 'app/run.sh']);
    const { head, title } = it.repository.pullRequest(number + 1);
    expect([head.ref, title]).toEqual([`gatehouse/rollback/pr-${number}`, `Revert #${number}`]);
    const at = (path: string) => textAt(it, head.sha, path);
    expect([at('app/a.txt'), at('app/b.txt'), at('app/c.txt'), at('README.md')]).toEqual([
      'one\n',
      'one\n',
      null,
      'moved on\n',
    ]);
    expect(modeAt(it, head.sha, 'app/run.sh')).toBe('100755');
  },
);

test('undoes a commit by its id', async () => {
  const it = await scene();
  const commit = it.commit({ 'app/a.txt': 'two\n' });
  const report = await revert(it, { mergeCommit: commit });
  expect(report).toMatchObject({ outcome: 'done', kind: 'commit', paths: ['app/a.txt'] });
  expect(it.repository.pullRequest(1).head.ref).toBe(`gatehouse/rollback/commit-${commit.slice(0, 12)}`);
});

test('writes nothing in a dry run, and the same once when it is asked twice', async () => {
  const it = await scene();
  const number = merged(it, CHANGE, 'squash');
  expect(await revert(it, { pullRequest: number }, { dryRun: true })).toMatchObject({
    outcome: 'planned',
    pullRequest: null,
  });
  expect(it.repository.pulls.size).toBe(1);
  const twice = ['7', '8'].map((runId) => revert(it, { pullRequest: number }, { runId }));
  const both = await Promise.all(twice);
  expect(both.map(({ pullRequest }) => pullRequest?.number)).toEqual([2, 2]);
  expect(it.repository.pulls.size).toBe(2);
});

test('leaves a file that was changed again to a person, in one issue with the patch and the diagnosis', async () => {
  const it = await scene();
  const number = merged(it, CHANGE, 'squash');
  const later = it.commit({ 'app/a.txt': 'three\n' }, 'Change it again @octocat');
  const planned = await revert(it, { pullRequest: number }, { dryRun: true });
  expect([planned.issue, planned.refusals[0]?.fix]).toEqual([
    null,
    'Undo it by hand (`git revert` and a pull request of a person); a run with `dry-run: false` opens an issue with the patch.',
  ]);
  const report = await revert(it, { pullRequest: number });
  expect(report).toMatchObject({
    outcome: 'refused',
    refusals: [
      { rule: 'rollback/conflict', place: 'app/a.txt', fix: expect.stringMatching(/; the issue has the patch\.$/) },
    ],
    issue: expect.stringContaining('/issues/2'),
  });
  expect(report.refusals[0]?.message).toBe(`app/a.txt was changed again since #${number} by ${later.slice(0, 12)}.`);
  const again = await revert(it, { pullRequest: number });
  expect(again.issue).toBe(report.issue);
  const issues = [...it.repository.issues.values()];
  expect(issues).toHaveLength(1);
  const body = issues[0]?.body ?? '';
  expect(body).toContain(`git revert ${report.commits[0]}`);
  expect(body).toContain('--- a/app/a.txt\n+++ b/app/a.txt\n@@ -1,1 +1,1 @@\n-two\n+one\n');
  expect(body).toContain('Change it again');
  expect(body).not.toContain('@octocat');
  expect(it.repository.branchOrNull(`gatehouse/rollback/pr-${number}`)).toBeNull();
});

test('says that what was undone already is', async () => {
  const it = await scene();
  const number = merged(it, [{ 'app/a.txt': 'two\n' }], 'squash');
  it.commit({ 'app/a.txt': 'one\n' });
  const report = await revert(it, { pullRequest: number });
  expect(report.refusals.map(({ rule }) => rule)).toEqual(['rollback/already-reverted']);
});

test('is refused for what was not merged here', async () => {
  const it = await scene();
  it.repository.commit({ branch: 'work', files: { 'app/a.txt': 'two\n' } });
  const open = it.repository.openPullRequest({ head: 'work' });
  it.repository.commit({ branch: 'release', files: {} });
  it.repository.commit({ branch: 'more', files: { 'app/a.txt': 'two\n' } });
  const elsewhere = it.repository.openPullRequest({ head: 'more', base: 'release' });
  it.repository.mergePullRequest(elsewhere, { method: 'squash' });
  const rules = async (change: MergedChange, ref = 'refs/heads/main') =>
    (await revert(it, change, { ref })).refusals.map(({ rule }) => rule);
  expect(await rules({ pullRequest: open })).toEqual(['rollback/not-merged']);
  expect(await rules({ pullRequest: elsewhere })).toEqual(['rollback/not-merged']);
  expect(await rules({ mergeCommit: 'f'.repeat(40) })).toEqual(['rollback/not-merged']);
  expect(await rules({ pullRequest: open }, 'refs/heads/fix')).toEqual(['rollback/not-default-branch']);
  await expect(revert(it, { pullRequest: 99 })).rejects.toMatchObject({ code: 'not-found' });
});

test.each(['merge', 'rebase'] as const)('goes on with a branch that was brought up to date by %s', async (by) => {
  const it = await scene();
  const number = merged(it, CHANGE, 'squash');
  const branch = `gatehouse/rollback/pr-${number}`;
  await revert(it, { pullRequest: number });
  it.commit({ 'README.md': 'moved on\n' });
  const tip = updateBranch(it, branch, by);
  expect(await revert(it, { pullRequest: number })).toMatchObject({ outcome: 'done', commit: tip });
  it.commit({ 'README.md': 'and on\n' });
  expect(await revert(it, { pullRequest: number })).toMatchObject({ outcome: 'done' });
  expect(parentsOf(it, it.repository.branch(branch))).toEqual([it.repository.branch('main')]);
});

test('leaves a branch on which an update brought more', async () => {
  const it = await scene();
  const number = merged(it, CHANGE, 'squash');
  const branch = `gatehouse/rollback/pr-${number}`;
  await revert(it, { pullRequest: number });
  it.commit({ 'README.md': 'moved on\n' });
  const parents = parentsOf(it, updateBranch(it, branch, 'merge'));
  const files = { 'README.md': 'moved on\n', 'app/a.txt': 'three\n' };
  const mine = it.repository.commit({ branch, parents, files });
  const { refusals } = await revert(it, { pullRequest: number });
  expect(refusals.map(({ rule }) => rule)).toEqual(['rollback/branch-taken']);
  expect(it.repository.branch(branch)).toBe(mine);
});

test('of a revert brings the change back, and it can be undone again', async () => {
  const it = await scene();
  const number = merged(it, CHANGE, 'squash');
  const main = () => it.repository.branch('main');
  for (const [target, expected] of [
    [number, 'one\n'],
    [number + 1, 'two\n'],
    [number, 'one\n'],
  ] as const) {
    const { outcome, pullRequest } = await revert(it, { pullRequest: target });
    expect(outcome).toBe('done');
    it.repository.mergePullRequest(pullRequest?.number ?? 0, { method: 'squash' });
    expect(textAt(it, main(), 'app/a.txt')).toBe(expected);
  }
});

test('puts no file back where a folder stands by now', async () => {
  const it = await scene();
  const number = merged(it, [{ 'app/a.txt': null }], 'squash');
  const later = it.commit({ 'app/a.txt/part': 'two\n' });
  const report = await revert(it, { pullRequest: number });
  expect(report).toMatchObject({
    outcome: 'refused',
    refusals: [
      {
        rule: 'rollback/conflict',
        message: `app/a.txt has no room to come back to: app/a.txt/part came since #${number} by ${later.slice(0, 12)}.`,
      },
    ],
  });
});

test('says in a dry run that workflow files need another right, and whose the branch is', async () => {
  const it = await scene();
  it.commit({ '.github/workflows/ci.yml': 'on: pull_request\n' });
  const number = merged(it, [{ '.github/workflows/ci.yml': 'on: push\n' }], 'squash');
  const planned = await revert(it, { pullRequest: number }, { dryRun: true });
  expect(planned.evidence).toContainEqual(expect.objectContaining({ check: 'permissions', outcome: 'not-asked' }));
  await expect(revert(it, { pullRequest: number })).rejects.toMatchObject({ code: 'forbidden', message: /workflows/ });
  it.repository.commit({ branch: `gatehouse/rollback/pr-${number}`, files: { 'notes.txt': 'mine\n' } });
  const taken = await revert(it, { pullRequest: number }, { dryRun: true });
  expect(taken.refusals.map(({ rule }) => rule)).toEqual(['rollback/branch-taken']);
});
