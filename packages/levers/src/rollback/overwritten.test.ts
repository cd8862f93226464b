import { describe, expect, test } from 'vitest';
import { runRevert } from './revert/run.ts';
import { BRANCH, depsOf, dispatch, HOLD, promotedTwice, rules, scene, textAt } from './testing.ts';

/** What a person may make of the one commit of a rollback (an amended commit, a squash in the browser), in the very files that it has. */
describe("a person's single commit on the branch of a rollback is not overwritten", () => {
  const redone = async (edit: (files: Record<string, string>) => Record<string, string>) => {
    const it = await promotedTwice();
    await dispatch(it, 'previous');
    const tip = it.repository.branch(BRANCH);
    const files = ['apps/api.yaml', 'apps/web.yaml', HOLD].map((path) => [path, textAt(it, tip, path) ?? ''] as const);
    it.repository.deleteBranch(BRANCH);
    const mine = it.repository.commit({ branch: BRANCH, files: edit(Object.fromEntries(files)), author: 'octocat' });
    it.commit({ 'README.md': '# moved on\n' });
    return { it, mine };
  };

  test.each<[string, (files: Record<string, string>) => Record<string, string>]>([
    [
      'another line of a file with pins',
      (files) => ({ ...files, 'apps/api.yaml': `${files['apps/api.yaml']}# mine\n` }),
    ],
    ['the fix in the hold', (files) => ({ ...files, [HOLD]: `${files[HOLD]}fixed-by: "${'1'.repeat(40)}"\n` })],
    ['a note in the hold', (files) => ({ ...files, [HOLD]: `# mine\n${files[HOLD]}` })],
    ['a file without its pins', (files) => ({ ...files, 'apps/api.yaml': 'kind: Pod\n' })],
  ])('with %s', async (_what, edit) => {
    const { it, mine } = await redone(edit);
    expect(rules(await dispatch(it, 'previous'))).toEqual(['rollback/branch-taken']);
    expect(it.repository.branch(BRANCH)).toBe(mine);
  });

  test('unless it is what a run writes, byte for byte', async () => {
    const { it, mine } = await redone((files) => files);
    expect(await dispatch(it, 'previous')).toMatchObject({ outcome: 'done' });
    expect(it.repository.branch(BRANCH)).not.toBe(mine);
  });
});

test.each([
  ["a person's commit in the same file is not overwritten", 'two, and mine\n', 'rollback/branch-taken'],
  ['its own is brought up to date', 'one\n', undefined],
])('on the branch of a revert %s', async (_what, content, rule) => {
  const it = await scene({ files: { 'a.txt': 'one\n' } });
  it.repository.commit({ branch: 'work', files: { 'a.txt': 'two\n' } });
  const pullRequest = it.repository.openPullRequest({ head: 'work', title: 'A change' });
  it.repository.mergePullRequest(pullRequest, { method: 'squash' });
  const branch = `gatehouse/rollback/pr-${pullRequest}`;
  const before = it.repository.commit({ branch, files: { 'a.txt': content }, author: 'octocat' });
  it.commit({ 'README.md': '# moved on\n' });
  const deps = await depsOf(it);
  const inputs = { reason: 'it fails', by: 'octocat', dryRun: false, ref: 'refs/heads/main', runId: '7', runUrl: null };
  const { refusals } = await runRevert(deps, { ...inputs, merged: { pullRequest } });
  await deps.close();
  expect(refusals[0]?.rule).toBe(rule);
  expect(it.repository.branch(branch) === before).toBe(rule !== undefined);
});
