import { readSetHold, writeSetHold } from '@gatehouse/policy';
import { isWrite, pushImage } from '@gatehouse/simulator';
import { describe, expect, test } from 'vitest';
import {
  BRANCH,
  type Build,
  checks,
  dispatch,
  HOLD,
  parentsOf,
  promotedTwice,
  rules,
  scene,
  textAt,
} from './testing.ts';

describe('a rollback', () => {
  test('to the previous state is one pull request of one commit, with the hold of what it leaves', async () => {
    const it = await promotedTwice();
    const report = await dispatch(it, 'previous');
    expect(report).toMatchObject({ outcome: 'done', refusals: [], forward: false, pullRequest: { number: 1 } });
    expect(report.paths).toEqual(['apps/api.yaml', 'apps/web.yaml', HOLD]);
    const { head, state, title, body } = it.repository.pullRequest(1);
    expect({ state, title }).toEqual({ state: 'open', title: `Roll web back to ${it.good.revision.slice(0, 12)}` });
    expect(head.ref).toBe(BRANCH);
    expect(textAt(it, head.sha, 'apps/api.yaml')).toContain(it.good.digests.api);
    expect(textAt(it, head.sha, 'apps/web.yaml')).toContain(it.good.digests.web);
    expect(parentsOf(it, head.sha)).toEqual([it.badAt]);
    expect(readSetHold(HOLD, textAt(it, head.sha, HOLD) ?? '')).toEqual({
      version: 1,
      set: 'web',
      refuses: [it.bad.digests.api, it.bad.digests.web],
      revision: it.bad.revision,
      reason: 'orders are written twice',
      by: 'octocat',
    });
    for (const said of [it.good.digests.api, it.bad.digests.web, 'orders are written twice', it.badAt])
      expect(body).toContain(said);
    expect(checks(report)).toEqual([
      'target passed',
      'digests passed',
      'revision label passed',
      'permissions passed',
      'tags passed',
      'provenance not-asked',
      'inventory not-asked',
      'smoke not-asked',
    ]);
  });

  test('is checked and not written in a dry run', async () => {
    const it = await promotedTwice();
    const before = it.simulator.requests.length;
    const report = await dispatch(it, it.good.revision, { dryRun: true });
    expect(report).toMatchObject({ outcome: 'planned', to: { commit: it.goodAt, revision: it.good.revision } });
    const written = it.simulator.requests.slice(before).filter(isWrite);
    expect(written).toEqual([]);
    expect(it.repository.branchOrNull(BRANCH)).toBeNull();
  });

  test.each<[string, (it: Awaited<ReturnType<typeof promotedTwice>>) => string]>([
    ['a revision', ({ good }) => good.revision],
    ['the previous state', () => 'previous'],
    ['a commit of the base branch', ({ goodAt }) => `at-commit:${goodAt}`],
  ])('goes to %s', async (_what, target) => {
    const it = await promotedTwice();
    const report = await dispatch(it, target(it));
    expect(report).toMatchObject({ outcome: 'done', to: { commit: it.goodAt, revision: it.good.revision } });
  });

  test('says what `previous` passed over', async () => {
    const it = await scene();
    const builds = [it.build(), it.build(), it.build()];
    const [oldest] = builds.map((build) => it.promote(build));
    const held = builds[1]?.digests.api ?? '';
    it.commit({ [HOLD]: writeSetHold({ version: 1, set: 'web', reason: 'no', refuses: [held] }) });
    const target = async (asked: string) =>
      (await dispatch(it, asked, { dryRun: true })).evidence.find(({ check }) => check === 'target')?.detail;
    const passed = '; 1 newer passed over, which a hold refuses, or which are no whole set, or what is there now';
    expect((await target('previous'))?.endsWith(`, 2 images${passed}`)).toBe(true);
    expect((await target(`at-commit:${oldest}`))?.endsWith(', 2 images')).toBe(true);
  });

  test('takes members back that did not move, with the older label that they have', async () => {
    const it = await scene();
    const first = it.build();
    it.promote(first);
    const second = it.build({ members: ['api'], before: first });
    it.promote(second);
    it.promote(it.build());
    const report = await dispatch(it, second.revision);
    expect(report).toMatchObject({ outcome: 'done', to: { revision: second.revision } });
    expect(report.evidence.find(({ check }) => check === 'revision label')?.detail).toBe(
      `1 of 2 images say ${second.revision} on every platform, 1 an ancestor of it`,
    );
  });

  test('works for what was promoted before tags were kept', async () => {
    const it = await promotedTwice({}, { tags: () => ['latest'] });
    expect(rules(await dispatch(it, it.good.revision))).toEqual(['rollback/unknown-revision']);
    const report = await dispatch(it, `at-commit:${it.goodAt}`);
    expect(report).toMatchObject({ outcome: 'done', to: { revision: it.good.revision } });
    expect(checks(report)).toContain('tags absent');
  });

  test('adds to the hold that is there', async () => {
    const it = await promotedTwice();
    const digest = `sha256:${'9'.repeat(64)}`;
    const revision = it.commit({ 'src/main.go': 'package main // faulty\n' });
    it.commit({ [HOLD]: writeSetHold({ version: 1, set: 'web', refuses: [digest], revision, reason: 'older' }) });
    const report = await dispatch(it, 'previous');
    expect(report.hold).toMatchObject({
      refuses: [digest, it.bad.digests.api, it.bad.digests.web],
      revision: [revision, it.bad.revision],
      reason: 'orders are written twice; before: older',
    });
  });

  test('says before it writes that workflow files need another right', async () => {
    const it = await scene();
    const step = (build: Build) => ({
      '.github/workflows/ci.yml': `on: push\njobs:\n  a:\n    runs-on: x\n    container: ${it.image('api')}@${build.digests.api}\n`,
    });
    for (const build of [it.build(), it.build()]) it.promote(build, step(build));
    const report = await dispatch(it, 'previous', { dryRun: true });
    expect(report.paths).toContain('.github/workflows/ci.yml');
    expect(report.evidence).toContainEqual(expect.objectContaining({ check: 'permissions', outcome: 'not-asked' }));
    await expect(dispatch(it, 'previous')).rejects.toMatchObject({ code: 'forbidden', message: /workflows/ });
  });

  test('works when the registry has lost what is left', async () => {
    const it = await promotedTwice();
    it.registry.registry.repository('acme/api').remove(it.bad.digests.api, 0);
    const report = await dispatch(it, 'previous');
    expect(report).toMatchObject({ outcome: 'done', hold: { refuses: [it.bad.digests.api, it.bad.digests.web] } });
  });
});

describe('a rollback is refused', () => {
  test('outside the default branch', async () => {
    const it = await promotedTwice();
    for (const ref of ['refs/heads/fix', 'refs/tags/main', 'main', ''])
      expect(rules(await dispatch(it, 'previous', { ref }))).toEqual(['rollback/not-default-branch']);
    expect(it.repository.branchOrNull(BRANCH)).toBeNull();
  });

  test('to a revision that was built and never promoted', async () => {
    const it = await promotedTwice();
    const unused = it.build();
    expect(rules(await dispatch(it, unused.revision))).toEqual(['rollback/never-promoted']);
    expect(rules(await dispatch(it, 'f'.repeat(40)))).toEqual(['rollback/unknown-revision']);
  });

  test('to a revision whose tags were moved, all of them or one', async () => {
    const it = await promotedTwice();
    const rebuilt = pushImage(it.registry, {
      repository: 'acme/web',
      labels: { 'org.opencontainers.image.revision': it.good.revision },
      tags: [it.good.revision],
    });
    const report = await dispatch(it, it.good.revision);
    expect(rules(report)).toEqual(['rollback/retagged']);
    expect(report.refusals[0]?.message).toContain(`acme/web@${rebuilt.digest.slice(0, 19)}`);
    expect(rules(await dispatch(it, 'previous'))).toEqual(['rollback/retagged']);
    pushImage(it.registry, { repository: 'acme/api', labels: { rebuilt: 'yes' }, tags: [it.good.revision] });
    expect(rules(await dispatch(it, it.good.revision))).toEqual(['rollback/retagged']);
  });

  test('to a state of which the registry lacks a digest, or a part of one', async () => {
    const it = await promotedTwice();
    const web = it.registry.registry.repository('acme/web');
    const index = JSON.parse(web.find(it.good.digests.web)?.bytes.toString() ?? '{}');
    web.remove(index.manifests[1].digest, 0);
    const report = await dispatch(it, 'previous');
    expect(rules(report)).toEqual(['rollback/child-missing']);
    expect(report.refusals[0]?.place).toBe(`${it.image('web')}@${index.manifests[1].digest}`);
    web.remove(it.good.digests.web, 0);
    expect(rules(await dispatch(it, `at-commit:${it.goodAt}`))).toEqual(['rollback/child-missing']);
  });

  test('to images whose label is missing on a platform, or that say another commit', async () => {
    const it = await scene();
    const labels = (platform: string): Record<string, string> =>
      platform === 'linux/arm64' ? {} : { 'org.opencontainers.image.revision': 'a'.repeat(40) };
    it.promote(it.build({ image: { labels } }));
    it.promote(it.build());
    const report = await dispatch(it, 'previous');
    expect(rules(report)).toEqual(['rollback/label', 'rollback/label']);
    expect(report.refusals[0]?.message).toContain('linux/arm64: no label');
    const other = await scene();
    const built = other.build({ image: { labels: { 'org.opencontainers.image.revision': 'b'.repeat(40), x: '1' } } });
    other.promote(built);
    other.promote(other.build());
    expect(rules(await dispatch(other, built.revision))).toEqual([
      'rollback/label',
      'rollback/label',
      'rollback/label',
    ]);
  });

  test('to what a hold refuses, by digest or by what it was built from', async () => {
    const it = await promotedTwice();
    const held = { version: 1, set: 'web', reason: 'no', by: 'octocat' } as const;
    it.commit({ [HOLD]: writeSetHold({ ...held, refuses: [it.good.digests.api] }) });
    const byDigest = await dispatch(it, it.good.revision);
    expect(rules(byDigest)).toEqual(['rollback/held']);
    expect(byDigest.refusals[0]?.fix).toMatch(/^Ask octocat\. .*a person lifts the hold in a pull request of its own/);
    expect(rules(await dispatch(it, 'previous'))).toEqual(['rollback/hold-loop']);
    const nobody = [`sha256:${'9'.repeat(64)}`];
    it.commit({ [HOLD]: writeSetHold({ ...held, refuses: nobody, revision: it.good.revision }) });
    expect(rules(await dispatch(it, it.good.revision))).toEqual(['rollback/held']);
    const [older = ''] = parentsOf(it, it.good.revision);
    const fix = (commit: string) =>
      it.commit({ [HOLD]: writeSetHold({ ...held, refuses: nobody, revision: older, 'fixed-by': commit }) });
    fix(older);
    expect(rules(await dispatch(it, it.good.revision))).toEqual(['rollback/held']);
    fix(it.good.revision);
    expect((await dispatch(it, it.good.revision, { dryRun: true })).outcome).toBe('planned');
    const ancestor = writeSetHold({ ...held, refuses: nobody, revision: it.repository.branch('main') });
    it.commit({ [HOLD]: ancestor });
    expect((await dispatch(it, it.good.revision, { dryRun: true })).outcome).toBe('planned');
  });

  test('to what is there now, and with nothing before it', async () => {
    const it = await scene();
    expect(rules(await dispatch(it, 'previous'))).toEqual(['rollback/nothing-promoted']);
    const only = it.build();
    it.promote(only);
    expect(rules(await dispatch(it, only.revision))).toEqual(['rollback/already-there']);
    expect(rules(await dispatch(it, 'previous'))).toEqual(['rollback/nothing-earlier']);
  });

  test('to a state that lacks a member', async () => {
    const it = await scene();
    const first = it.build();
    const at = it.promote(first, { 'apps/web.yaml': null });
    it.promote(it.build());
    const report = await dispatch(it, `at-commit:${at}`);
    expect(rules(report)).toEqual(['rollback/incomplete-state']);
    expect(report.refusals[0]?.message).toContain(`has no pin of ${it.image('web')}`);
  });

  test('while the hold, and with it the policy, cannot be read', async () => {
    const it = await promotedTwice();
    for (const hold of ['version: 1\n', { mode: '120000', content: 'elsewhere.yml' }] as const) {
      it.commit({ [HOLD]: hold });
      await expect(dispatch(it, 'previous')).rejects.toMatchObject({ code: 'policy-invalid' });
    }
  });
});
