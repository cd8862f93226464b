import { readSetHold, setHoldPath, writeSetHold } from '@gatehouse/policy';
import { pushImage } from '@gatehouse/simulator';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ContainerRuntime } from './container/runtime.ts';
import { runRollback } from './run.ts';
import { type Build, depsOf, dispatch, inputsOf, policyText, textAt, type World, world } from './testing.ts';
import type { RollbackReport } from './types.ts';

const HOLD = setHoldPath('web');
const BRANCH = 'gatehouse/rollback/web';

async function scene(options: Parameters<typeof world>[0] = {}) {
  const it = await world(options);
  onTestFinished(() => it.close());
  return it;
}

/** Two promotions: the newer one is to be left. */
async function promotedTwice(options: Parameters<typeof world>[0] = {}, build: Parameters<World['build']>[0] = {}) {
  const it = await scene(options);
  const good = it.build(build);
  const goodAt = it.promote(good);
  const bad = it.build(build);
  const badAt = it.promote(bad);
  return { ...it, good, goodAt, bad, badAt };
}

const parentsOf = ({ repository }: World, commit: string) => {
  const found = repository.resolve(commit);
  return found?.type === 'commit' ? found.parents : [];
};
const rules = ({ refusals }: RollbackReport) => refusals.map(({ rule }) => rule);
const checks = ({ evidence }: RollbackReport) => evidence.map(({ check, outcome }) => `${check} ${outcome}`);

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
    const written = it.simulator.requests.slice(before).filter(({ method, path, body }) => {
      if (path.includes('git-upload-pack')) return false;
      return path.endsWith('/graphql') ? `${Object(body).query}`.trimStart().startsWith('mutation') : method !== 'GET';
    });
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
    expect(report.evidence.at(-1)).toMatchObject({ check: 'permission', outcome: 'not-asked' });
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

  test('is brought up to date when the base branch has moved on', async () => {
    const it = await promotedTwice();
    await dispatch(it, 'previous');
    it.commit({ 'README.md': '# moved on\n' });
    const again = await dispatch(it, 'previous');
    expect(again).toMatchObject({ outcome: 'done', pullRequest: { number: 1 } });
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

describe('what must be in an image', () => {
  const withInventory =
    (more = '') =>
    (host: string) =>
      policyText(host).replace('acme/api\n', `acme/api\n        inventory: .github/api.yml\n${more}`);
  const image = { files: { 'usr/bin/api': 'x' }, user: '65532' };

  test('is looked at on every platform', async () => {
    const inventory = 'version: 1\nuser: "65532"\nfiles: { must: [{ path: usr/bin/api, type: file }] }\n';
    const it = await promotedTwice({ policy: withInventory(), files: { '.github/api.yml': inventory } }, { image });
    const report = await dispatch(it, 'previous');
    expect(report.outcome).toBe('done');
    expect(checks(report)).toContain('inventory passed');
  });

  test.each([
    ['version: 1\nuser: root\n', 'rollback/inventory'],
    ['version: 1\nfiles: { must-not: ["usr/**"] }\n', 'rollback/inventory'],
    ['version: 1\nfile: []\n', 'rollback/inventory-unreadable'],
    [null, 'rollback/inventory-unreadable'],
  ])('%j stops it with %s', async (inventory, rule) => {
    const it = await promotedTwice({ policy: withInventory(), files: { '.github/api.yml': inventory } }, { image });
    const report = await dispatch(it, 'previous');
    expect(new Set(rules(report))).toEqual(new Set([rule]));
    expect(it.repository.branchOrNull(BRANCH)).toBeNull();
  });
});

describe('what must run', () => {
  const smoke = (host: string) =>
    policyText(host).replace('acme/api\n', 'acme/api\n        smoke: { command: [--version], output: "api 1" }\n');
  const runtime = (result: Awaited<ReturnType<ContainerRuntime['run']>>, pulled: string | null = null) => {
    const asked: unknown[] = [];
    const containers = async (): Promise<ContainerRuntime> => ({
      name: 'docker',
      pull: async (image) => {
        asked.push(image);
        return pulled;
      },
      run: async (wanted) => {
        asked.push(wanted);
        return result;
      },
    });
    return { asked, containers };
  };

  test('is run by digest', async () => {
    const it = await promotedTwice({ policy: smoke });
    const { asked, containers } = runtime({ exitCode: 0, output: 'api 1.2\n' });
    const report = await dispatch(it, 'previous', {}, () => ({ containers }));
    expect(report.outcome).toBe('done');
    const name = `${it.image('api')}@${it.good.digests.api}`;
    expect(asked).toMatchObject([name, { image: name, command: ['--version'], entryPoint: null, timeoutMs: 60_000 }]);
  });

  test.each<[string, Awaited<ReturnType<ContainerRuntime['run']>>, string | null, string]>([
    ['ends otherwise', { exitCode: 1, output: 'no' }, null, 'it ended with 1 and must end with 0. It said: no.'],
    ['says otherwise', { exitCode: 0, output: 'web 1' }, null, 'its output has no `api 1`. It said: web 1.'],
    ['does not end', { exitCode: null, output: '' }, null, 'it ran longer than 60 seconds.'],
    ['cannot be fetched', { exitCode: 0, output: '' }, 'denied', 'it could not be fetched: denied.'],
  ])('and %s stops it', async (_what, result, pulled, why) => {
    const it = await promotedTwice({ policy: smoke });
    const report = await dispatch(it, 'previous', {}, () => runtime(result, pulled));
    expect(rules(report)).toEqual(['rollback/smoke']);
    expect(report.refusals[0]?.message).toContain(why);
  });

  test('and cannot for want of a runtime stops it, unless policy allows that', async () => {
    const it = await promotedTwice({ policy: smoke });
    const report = await dispatch(it, 'previous');
    expect(rules(report)).toEqual(['rollback/no-runtime']);
    it.commit({ '.github/gatehouse.yml': `${smoke(it.registry.host)}    without-runtime: allow\n` });
    const allowed = await dispatch(it, 'previous');
    expect(allowed.outcome).toBe('done');
    expect(checks(allowed)).toContain('smoke absent');
  });
});

describe('who must have built it', () => {
  const provenance = (host: string) =>
    policyText(host, '    provenance: { workflow: acme/images/.github/workflows/build.yml }\n');

  test.each([
    ['passed', null, 'done', []],
    ['absent', null, 'refused', ['rollback/provenance', 'rollback/provenance']],
    ['failed', null, 'refused', ['rollback/provenance', 'rollback/provenance']],
    ['passed', 'a'.repeat(40), 'refused', ['rollback/provenance', 'rollback/provenance']],
  ] as const)('an attestation that is %s, of the commit %s: %s', async (outcome, revision, expected, refusals) => {
    const it = await promotedTwice({ policy: provenance });
    const verify = async () => ({ outcome, detail: 'so it is', revision });
    const report = await dispatch(it, 'previous', {}, () => ({ verify }));
    expect([report.outcome, rules(report)]).toEqual([expected, refusals]);
  });
});

test('a reason is shown as it was written, whatever it would be to a reader', async () => {
  const it = await promotedTwice();
  const reason = '<img src=x> [skip ci] closes #1 @octocat `::error::` | --> x';
  const deps = await depsOf(it);
  onTestFinished(() => deps.close());
  await runRollback(deps, inputsOf('previous', { reason }));
  const { body, head } = it.repository.pullRequest(1);
  for (const raw of ['<img', '[skip ci]', 'closes #1', '@octocat', '--> x']) expect(body).not.toContain(raw);
  expect(readSetHold(HOLD, textAt(it, head.sha, HOLD) ?? '')?.reason).toBe(reason);
  const commit = it.repository.resolve(head.sha);
  expect(commit?.type === 'commit' ? commit.message : '').not.toContain('skip ci');
});
