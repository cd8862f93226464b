import { GatehouseError } from '@gatehouse/policy';
import { expect, onTestFinished, test } from 'vitest';
import { depsOf, dispatch, policyText, textAt } from '../rollback/testing.ts';
import { readLeverPolicy, readPromotionHistory, setNamed } from '../shared/index.ts';
import { BRANCH, branches, promote, rules, scene } from './testing.ts';
import type { PromoteDeps } from './types.ts';

test('provenance is asked for when the set does, from the commit that the label says', async () => {
  const provenance = '    provenance: { workflow: acme/images/.github/workflows/build.yml }\n';
  const { it } = await scene({ policy: (host) => policyText(host, provenance) });
  const next = it.build();
  const answers = [
    { outcome: 'absent' as const, detail: 'it has none' },
    { outcome: 'passed' as const, detail: 'built by it', revision: 'f'.repeat(40) },
  ];
  for (const answer of answers) {
    const report = await promote(it, next, {}, () => ({ verify: async () => answer }));
    expect(rules(report)).toEqual(['promote/provenance', 'promote/provenance']);
    expect(branches(it)).toEqual([]);
  }
  const asked: unknown[] = [];
  const report = await promote(it, next, {}, () => ({
    verify: async ({ image, source, policy }) => {
      asked.push([image, source, policy.sourceRef]);
      return { outcome: 'passed', detail: 'built by it', revision: next.revision };
    },
  }));
  expect(report.outcome).toBe('done');
  expect(asked).toContainEqual([it.image('api'), null, 'refs/heads/main']);
});

test('two promotions at once end in one pull request that says what its branch has', async () => {
  const { it } = await scene();
  const [second, third] = [it.build(), it.build()];
  const reports = await Promise.all([promote(it, second), promote(it, third)]);
  // The older one may have come first or have been refused; it is never what is there in the end.
  expect(reports.map(({ outcome }) => outcome)).toContain('done');
  expect(branches(it)).toEqual([BRANCH]);
  const pulls = [...it.repository.pulls.values()].filter(({ state }) => state === 'open');
  expect(pulls).toHaveLength(1);
  expect(pulls[0]?.title).toBe(`Promote web to ${third.revision.slice(0, 12)}`);
  expect(textAt(it, it.repository.branch(BRANCH), 'apps/api.yaml')).toContain(third.digests.api);
});

test('a rollback that is opened meanwhile stays, and the promotion goes', async () => {
  const { it } = await scene();
  const next = it.build();
  const hold = `version: 1\nset: web\nrefuses: ["${next.digests.api}"]\nreason: It fell over.\n`;
  const report = await promote(it, next, {}, ({ repository }) => ({
    repository: {
      ...repository,
      openPullRequest: async (request) => {
        it.repository.commit({
          branch: 'gatehouse/rollback/web',
          parents: [it.repository.branch('main')],
          files: { '.github/gatehouse/holds/web.yml': hold },
        });
        it.repository.openPullRequest({ head: 'gatehouse/rollback/web', author: 'octocat', title: 'Roll back' });
        return repository.openPullRequest(request);
      },
    },
  }));
  expect(rules(report)).toEqual(['promote/held']);
  expect(branches(it)).toEqual(['gatehouse/rollback/web']);
});

test('images from before labels cannot be compared, and that is said', async () => {
  const { it } = await scene();
  const old = it.build({ image: { labels: {} } });
  it.promote(old);
  const report = await promote(it, it.build());
  expect(report.outcome).toBe('done');
  expect(report.evidence.find(({ check }) => check === 'forward')).toMatchObject({ outcome: 'absent' });
});

test('an image that is gone is promoted away from when another one says how old the set is', async () => {
  const { it, first } = await scene();
  const next = it.build();
  it.registry.registry.repository('acme/api').remove(first.digests.api, Date.now());
  expect((await promote(it, next)).outcome).toBe('done');
  it.registry.registry.repository('acme/web').remove(first.digests.web, Date.now());
  expect(rules(await promote(it, next, { dryRun: true }))).toEqual(['promote/older', 'promote/older']);
});

test('a source that does not know the commit', async () => {
  const { it } = await scene();
  const next = it.build();
  const report = await promote(it, next, {}, () => ({
    ancestry: () => ({ isAncestor: async () => Promise.reject(new Error('never asked')) }),
  })).catch((error: Error) => error.message);
  expect(report).toBe('never asked');
  const unknown = await promote(it, { ...next, revision: 'e'.repeat(40) });
  expect(rules(unknown)).toEqual(['promote/label', 'promote/label']);
});

test('without a revision the images say which commit it is', async () => {
  const { it } = await scene();
  const next = it.build();
  expect(await promote(it, next, { revision: '' })).toMatchObject({ outcome: 'done', revision: next.revision });
  const silent = it.build({ image: { labels: {} } });
  expect(rules(await promote(it, silent, { revision: '' }))).toEqual(['promote/label']);
});

test("pins in workflow files take a token's workflows: write", async () => {
  const { it, first } = await scene();
  const container = (digest: string) => `on: push\njobs:\n  a:\n    container: ${it.image('api')}@${digest}\n`;
  it.commit({ '.github/workflows/ci.yml': container(first.digests.api) });
  await expect(promote(it, it.build())).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringMatching(/workflows/),
  });
  expect(branches(it)).toEqual([]);
});

test('a digest that is gone is told apart, also where the images are to say the revision', async () => {
  const { it } = await scene();
  const next = it.build();
  it.registry.registry.repository('acme/api').remove(next.digests.api, 0);
  expect(rules(await promote(it, next, { revision: '' }))).toEqual(['promote/digest-missing']);
});

test('another build of a commit that was promoted, which could never be recorded', async () => {
  const { it, first } = await scene();
  const labels = { 'org.opencontainers.image.revision': first.revision, again: 'yes' };
  const again = { ...it.build({ image: { labels }, tags: () => [] }), revision: first.revision };
  const report = await promote(it, again);
  expect(rules(report)).toEqual(['promote/retagged', 'promote/retagged']);
  expect(report.refusals[0]?.message).toContain(`stands for ${first.digests.api}, another build of the same commit`);
  expect(branches(it)).toEqual([]);
});

test('a pull request that was led to another branch does not stand for the promotion', async () => {
  const { it } = await scene();
  const next = it.build();
  await promote(it, next);
  it.repository.commit({ branch: 'release', files: {} });
  it.repository.retarget(1, 'release');
  const report = await promote(it, next);
  expect(report).toMatchObject({ outcome: 'done', pullRequest: { number: 2 } });
  expect(it.repository.pullRequest(2).base.ref).toBe('main');
});

test.each(['merge', 'squash', 'rebase'] as const)('merged by %s it is one promotion in history', async (method) => {
  const { it, first } = await scene();
  const next = it.build();
  await promote(it, next);
  it.commit({ 'README.md': '# moved on\n' });
  const merged = it.repository.mergePullRequest(1, { method });
  it.commit({ 'README.md': '# and on\n' });
  const deps = await depsOf(it);
  onTestFinished(deps.close);
  const policy = await readLeverPolicy(deps.line, '.github/gatehouse.yml', merged);
  const set = setNamed(policy.policy, '');
  const { promotions } = await readPromotionHistory({ line: deps.line, set, tip: it.repository.branch('main') });
  expect(promotions.map(({ state, moved }) => [state.commit, [...state.digests.values()], moved.length])).toEqual([
    [merged, Object.values(next.digests), 2],
    [expect.any(String), Object.values(first.digests), 2],
  ]);
  const back = await dispatch(it, 'previous');
  expect(back).toMatchObject({ outcome: 'done', from: { commit: merged }, to: { revision: first.revision } });
});

test('an image that stays says an ancestor of what is promoted', async () => {
  const { it, first } = await scene();
  const side = it.repository.commit({ branch: 'side', files: { 'src/side.go': 'package side\n' } });
  const labels = { 'org.opencontainers.image.revision': side };
  const astray = { ...first, digests: { ...first.digests, web: it.build({ image: { labels } }).digests.web } };
  it.promote(astray);
  const next = it.build({ members: ['api'], before: astray });
  const report = await promote(it, next);
  expect(report.refusals).toMatchObject([{ rule: 'promote/label', place: it.image('web') }]);
  expect(report.refusals[0]?.message).toContain(`which is no ancestor of ${next.revision}`);
  expect(branches(it)).toEqual([]);
});

test.each([
  ['is not known to the source', null, 'promote/unknown-revision'],
  ['is no ancestor, as after its history was rewritten', false, 'promote/older'],
] as const)('what is promoted today %s', async (_, answer, rule) => {
  const { it, first } = await scene();
  const unknown = new GatehouseError('not-found', 'no such commit', 'Look elsewhere.');
  const isAncestor = async (ancestor: string) => {
    if (ancestor === first.revision && answer === null) throw unknown;
    return ancestor !== first.revision;
  };
  const report = await promote(it, it.build(), {}, () => ({ ancestry: () => ({ isAncestor }) }));
  expect(rules(report)).toEqual([rule, rule]);
  expect(report.refusals[0]?.fix).toContain('in a pull request of a person');
  expect(branches(it)).toEqual([]);
});

test('a token that may open no pull request leaves no branch behind', async () => {
  const { it } = await scene();
  const next = it.build();
  const refuse = ({ repository }: PromoteDeps) => ({
    repository: {
      ...repository,
      openPullRequest: () => Promise.reject(new GatehouseError('forbidden', 'not permitted', 'Switch it on.')),
    },
  });
  await expect(promote(it, next, {}, refuse)).rejects.toMatchObject({ code: 'forbidden', fix: 'Switch it on.' });
  expect(branches(it)).toEqual([]);
  expect(await promote(it, next)).toMatchObject({ outcome: 'done' });
  it.repository.closePullRequest(1);
  await expect(promote(it, it.build(), {}, refuse)).rejects.toMatchObject({ code: 'forbidden' });
  expect(branches(it)).toEqual([BRANCH]);
});

test('after history was rewritten one pull request of a person is enough', async () => {
  const { it } = await scene();
  const paths = ['.github/gatehouse.yml', 'apps/api.yaml', 'apps/web.yaml'];
  const files = paths.map((path) => [path, textAt(it, it.repository.branch('main'), path) ?? ''] as const);
  it.repository.commit({ branch: 'main', parents: [], files: Object.fromEntries(files) });
  const [today, next] = [it.build(), it.build()];
  expect(rules(await promote(it, next))).toEqual(['promote/older', 'promote/older']);
  it.promote(today);
  expect(await promote(it, next)).toMatchObject({ outcome: 'done', refusals: [] });
});
