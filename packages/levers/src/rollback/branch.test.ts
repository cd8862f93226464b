import { describe, expect, test } from 'vitest';
import { BRANCH, dispatch, HOLD, parentsOf, promotedTwice, rules, scene, textAt, updateBranch } from './testing.ts';

describe('the branch of a rollback', () => {
  test('of two dispatches at once has one result', async () => {
    const it = await promotedTwice();
    const reports = await Promise.all([dispatch(it, 'previous'), dispatch(it, 'previous'), dispatch(it, 'previous')]);
    expect(reports.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    expect(new Set(reports.map(({ pullRequest }) => pullRequest?.number))).toEqual(new Set([1]));
    expect(new Set(reports.map(({ commit }) => commit)).size).toBe(1);
    expect(it.repository.pullRequest(1).head.sha).toBe(it.repository.branch(BRANCH));
    expect([...it.repository.refs.keys()].filter((ref) => ref.includes('/tmp/'))).toEqual([]);
  });

  test('is taken over by a later one to another state, in the same pull request', async () => {
    const it = await scene();
    const builds = [it.build(), it.build(), it.build()];
    for (const build of builds) it.promote(build);
    const [first] = builds;
    const one = await dispatch(it, 'previous');
    const two = await dispatch(it, first?.revision ?? '');
    expect([one.pullRequest, two.pullRequest]).toEqual([{ number: 1, url: expect.any(String) }, one.pullRequest]);
    const { body, title, head } = it.repository.pullRequest(1);
    expect(title).toContain(first?.revision.slice(0, 12));
    expect(body).toContain(`It takes the place of what this branch proposed before (<code>${one.commit}</code>)`);
    expect(textAt(it, head.sha, 'apps/api.yaml')).toContain(first?.digests.api);
  });

  test('that another run moves on while this one writes its text is described as what it is', async () => {
    const it = await scene();
    const builds = [it.build(), it.build(), it.build()];
    for (const build of builds) it.promote(build);
    const [first] = builds;
    const slow = await dispatch(it, 'previous', {}, ({ repository }) => ({
      repository: {
        ...repository,
        openPullRequest: async (request) => {
          await dispatch(it, first?.revision ?? '');
          return repository.openPullRequest(request);
        },
      },
    }));
    const tip = it.repository.branch(BRANCH);
    expect(slow).toMatchObject({ outcome: 'nothing', pullRequest: { number: 1 } });
    expect(slow.summary).toContain(`has moved ${it.simulator.serverUrl}/o/r/pull/1 on to ${tip}`);
    expect(it.repository.pullRequest(1).title).toContain(first?.revision.slice(0, 12));
  });

  test('is found as it is by whoever asks for the same with other words', async () => {
    const it = await promotedTwice();
    const one = await dispatch(it, 'previous');
    const { body } = it.repository.pullRequest(1);
    const two = await dispatch(it, it.good.revision, { reason: 'the shop is down', by: 'hubot' });
    expect(two).toMatchObject({ outcome: 'done', commit: one.commit, pullRequest: one.pullRequest });
    expect(two.hold).toMatchObject({ reason: 'orders are written twice', by: 'octocat' });
    expect(it.repository.pullRequest(1).body).toBe(body);
  });

  test('is brought up to date when the base branch has moved on', async () => {
    const it = await promotedTwice();
    await dispatch(it, 'previous');
    it.commit({ 'README.md': '# moved on\n' });
    const again = await dispatch(it, 'previous');
    expect(again).toMatchObject({ outcome: 'done', pullRequest: { number: 1 } });
    expect(parentsOf(it, it.repository.branch(BRANCH))).toEqual([it.repository.branch('main')]);
  });

  test.each(['merge', 'rebase'] as const)('that a person brought up to date by %s is its own', async (by) => {
    const it = await promotedTwice();
    await dispatch(it, 'previous');
    it.commit({ 'README.md': '# moved on\n' });
    const tip = updateBranch(it, BRANCH, by);
    expect(await dispatch(it, 'previous')).toMatchObject({ outcome: 'done', commit: tip, pullRequest: { number: 1 } });
    it.commit({ 'README.md': '# and on\n' });
    expect(await dispatch(it, 'previous')).toMatchObject({ outcome: 'done', pullRequest: { number: 1 } });
    expect(parentsOf(it, it.repository.branch(BRANCH))).toEqual([it.repository.branch('main')]);
  });

  test.each([
    ['the hold', { [HOLD]: `version: 1\nset: web\nrefuses: ["sha256:${'e'.repeat(64)}"]\nreason: Worse.\n` }],
    ['a file', { 'notes.txt': 'mine\n' }],
  ])('that a person brought up to date with a change of %s is not touched', async (_, files) => {
    const it = await promotedTwice();
    await dispatch(it, 'previous');
    it.commit({ 'README.md': '# moved on\n' });
    const parents = parentsOf(it, updateBranch(it, BRANCH, 'merge'));
    const moved = { 'README.md': '# moved on\n', ...files };
    const mine = it.repository.commit({ branch: BRANCH, parents, files: moved });
    for (const dryRun of [true, false])
      expect(rules(await dispatch(it, 'previous', { dryRun }))).toEqual(['rollback/branch-taken']);
    expect(it.repository.branch(BRANCH)).toBe(mine);
  });

  test.each([true, false])(
    "that was brought up to date while a run decided is nobody's (dry run: %s)",
    async (dryRun) => {
      const it = await promotedTwice();
      await dispatch(it, 'previous');
      let moved: string | null = null;
      const late = dispatch(it, 'previous', { dryRun }, ({ repository }) => ({
        repository: {
          ...repository,
          readTip: async (branch) => {
            if (branch === BRANCH && moved === null) {
              it.commit({ 'README.md': '# while it ran\n' });
              moved = updateBranch(it, BRANCH, 'merge');
            }
            return repository.readTip(branch);
          },
        },
      }));
      await expect(late).rejects.toMatchObject({ code: 'ref-moved', fix: 'Start the rollback again.' });
      expect(it.repository.branch(BRANCH)).toBe(moved);
      expect(await dispatch(it, 'previous', { dryRun })).toMatchObject({ refusals: [] });
    },
  );

  test('whose rollback was merged and taken back in full proposes nothing any more', async () => {
    const it = await promotedTwice();
    await dispatch(it, 'previous');
    it.repository.mergePullRequest(1, { method: 'merge' });
    it.promote(it.bad, { [HOLD]: null });
    const report = await dispatch(it, 'previous');
    expect(report).toMatchObject({ outcome: 'done', pullRequest: { number: 2 } });
    expect(parentsOf(it, it.repository.branch(BRANCH))).toEqual([it.repository.branch('main')]);
  });

  test('that was left behind by a merged rollback is used again', async () => {
    const it = await promotedTwice();
    await dispatch(it, 'previous');
    it.repository.mergePullRequest(1, { method: 'squash' });
    const next = it.build();
    it.promote(next);
    const report = await dispatch(it, 'previous');
    expect(report).toMatchObject({ outcome: 'done', pullRequest: { number: 2 } });
  });

  test('from when the set had another image gives way', async () => {
    const it = await promotedTwice();
    const one = await dispatch(it, 'previous');
    const policy = textAt(it, it.repository.branch('main'), '.github/gatehouse.yml') ?? '';
    it.commit({ '.github/gatehouse.yml': policy.replace(/.*acme\/web\n/, '') });
    const two = await dispatch(it, 'previous');
    expect(two).toMatchObject({ outcome: 'done', pullRequest: one.pullRequest });
    expect(two.commit).not.toBe(one.commit);
  });

  test("with a person's commit on it is not touched", async () => {
    const it = await promotedTwice();
    await dispatch(it, 'previous');
    const mine = it.repository.commit({ branch: BRANCH, files: { 'notes.txt': 'mine\n' }, author: 'octocat' });
    it.commit({ 'README.md': '# moved on\n' });
    expect(rules(await dispatch(it, 'previous'))).toEqual(['rollback/branch-taken']);
    expect(it.repository.branch(BRANCH)).toBe(mine);
  });

  test('is opened by the next run when a run died before it could', async () => {
    const it = await promotedTwice();
    const died = new Error('killed');
    const dying = dispatch(it, 'previous', {}, ({ repository }) => ({
      repository: { ...repository, openPullRequest: () => Promise.reject(died) },
    }));
    await expect(dying).rejects.toBe(died);
    const report = await dispatch(it, 'previous');
    expect(report).toMatchObject({ outcome: 'done', pullRequest: { number: 1 } });
    expect(report.summary).toContain('was there already, with exactly this in it');
  });
});

test('the default branch may have any name', async () => {
  const it = await promotedTwice({ defaultBranch: 'trunk' });
  expect(rules(await dispatch(it, 'previous'))).toEqual(['rollback/not-default-branch']);
  const report = await dispatch(it, 'previous', { ref: 'refs/heads/trunk' });
  expect(report).toMatchObject({ outcome: 'done', to: { revision: it.good.revision } });
  expect(it.repository.pullRequest(1).base.ref).toBe('trunk');
});

describe('a rollback of a rollback', () => {
  const merge = async (it: Awaited<ReturnType<typeof promotedTwice>>) => {
    await dispatch(it, 'previous');
    it.repository.mergePullRequest(1, { method: 'squash' });
    it.repository.deleteBranch(BRANCH);
  };

  test('is refused while its hold is there, and does not bounce back', async () => {
    const it = await promotedTwice();
    await merge(it);
    expect(rules(await dispatch(it, it.bad.revision))).toEqual(['rollback/held']);
    expect(rules(await dispatch(it, 'previous'))).toEqual(['rollback/hold-loop']);
  });

  test('goes forward again once a person lifted the hold, and holds nothing', async () => {
    const it = await promotedTwice();
    await merge(it);
    it.commit({ [HOLD]: null }, 'Lift the hold');
    const report = await dispatch(it, it.bad.revision);
    expect(report).toMatchObject({ outcome: 'done', forward: true, hold: null });
    expect(report.paths).toEqual(['apps/api.yaml', 'apps/web.yaml']);
    expect(it.repository.pullRequest(2).body).toContain('the gate judges it as the promotion that it is');
  });
});
