import { openRegistry } from '@gatehouse/registry';
import { expect, onTestFinished, test } from 'vitest';
import { BRANCH, promote } from '../promote/testing.ts';
import { type Build, depsOf, updateBranch, type World, world } from '../rollback/testing.ts';
import { runRecordPromotion } from './run.ts';
import type { RecordPromotionInputs } from './types.ts';

async function scene() {
  const it = await world();
  onTestFinished(it.close);
  return it;
}

/** As builds push them: under `pending-<sha>` alone. */
const pending = (sha: string) => [`pending-${sha}`];

async function record(it: World, parts: Partial<RecordPromotionInputs> = {}) {
  const deps = { ...(await depsOf(it)), registry: () => openRegistry({ credentials: [] }) };
  const inputs = { policy: '.github/gatehouse.yml', set: '', dryRun: false, ref: 'refs/heads/main' };
  try {
    return await runRecordPromotion(deps, { ...inputs, ...parts });
  } finally {
    await deps.close();
  }
}

const tagOf = (it: World, member: string, tag: string) =>
  it.registry.registry.repository(`acme/${member}`).tags.get(tag);
const has = (it: World, { revision, digests }: Build) =>
  (['api', 'web'] as const).map((member) => tagOf(it, member, revision) === digests[member]);

test('a member that did not move gets the tag of the promotion too', async () => {
  const it = await scene();
  const first = it.build({ tags: pending });
  it.promote(first);
  const second = it.build({ members: ['api'], before: first, tags: pending });
  it.promote(second);
  expect(await record(it)).toMatchObject({
    outcome: 'done',
    recorded: [{ revision: second.revision }, { revision: first.revision }],
  });
  expect(has(it, first)).toEqual([true, true]);
  expect(has(it, second)).toEqual([true, true]);
  expect(second.digests.web).toBe(first.digests.web);
  expect(await record(it)).toMatchObject({ outcome: 'nothing', summary: 'What is promoted has its tags.' });
});

test('runs that were missed are made up for, back to the first that was not', async () => {
  const it = await scene();
  const builds = [1, 2, 3, 4].map(() => {
    const build = it.build({ tags: pending });
    it.promote(build);
    return build;
  });
  const [oldest, recorded, ...missed] = builds;
  if (oldest === undefined || recorded === undefined) throw new Error('no build');
  for (const member of ['api', 'web'] as const)
    it.registry.registry.repository(`acme/${member}`).tag(recorded.revision, recorded.digests[member], 0);
  await record(it);
  expect(missed.map((build) => has(it, build))).toEqual([
    [true, true],
    [true, true],
  ]);
  expect(has(it, oldest)).toEqual([false, false]);
});

test('a dry run and another branch push nothing', async () => {
  const it = await scene();
  const build = it.build({ tags: pending });
  it.promote(build);
  expect(await record(it, { dryRun: true })).toMatchObject({ outcome: 'planned' });
  expect((await record(it, { ref: 'refs/heads/x' })).refusals).toMatchObject([{ rule: 'promote/not-default-branch' }]);
  expect(has(it, build)).toEqual([false, false]);
});

test('images without labels have no tag, and those before them still get theirs', async () => {
  const it = await scene();
  it.promote(it.build({ tags: pending, image: { labels: {} } }));
  const silent = await record(it);
  expect(silent).toMatchObject({ outcome: 'nothing', recorded: [], refusals: [] });
  expect(silent.evidence.at(-1)).toMatchObject({ check: 'recorded', outcome: 'absent' });
  expect(silent.summary).toContain('no promotion whose images say');
  const build = it.build({ tags: pending });
  it.promote(build);
  it.promote(it.build({ tags: pending, image: { labels: { other: 'x' } } }));
  expect((await record(it)).outcome).toBe('done');
  expect(has(it, build)).toEqual([true, true]);
});

test('half a recording is completed, and a tag of something else stops it before any push', async () => {
  const it = await scene();
  const [other, build] = [it.build({ tags: pending }), it.build({ tags: pending })];
  it.promote(build);
  it.registry.registry.repository('acme/api').tag(build.revision, build.digests.api, 0);
  expect((await record(it)).recorded[0]?.tagged).toEqual([it.image('web')]);
  const next = it.build({ tags: pending });
  it.promote(next);
  it.registry.registry.repository('acme/web').tag(next.revision, other.digests.web, 0);
  const refused = await record(it);
  expect(refused.refusals).toMatchObject([{ rule: 'promote/retagged', place: `${it.image('web')}:${next.revision}` }]);
  expect(tagOf(it, 'api', next.revision)).toBeUndefined();
});

test.each(['merge', 'squash', 'rebase'] as const)(
  'a promotion that was brought up to date and merged by %s is recorded as one',
  async (method) => {
    const it = await scene();
    const first = it.build({ tags: pending });
    it.promote(first);
    const next = it.build({ tags: pending });
    await promote(it, next);
    it.commit({ 'README.md': '# moved on\n' });
    updateBranch(it, BRANCH, 'merge');
    const commit = it.repository.mergePullRequest(1, { method });
    const { recorded } = await record(it);
    expect(recorded.map((one) => [one.commit, one.revision])).toEqual([
      [commit, next.revision],
      [expect.any(String), first.revision],
    ]);
    expect([has(it, next), has(it, first)].flat()).toEqual([true, true, true, true]);
  },
);

test('an image that was built to the same bytes is told from one that stayed behind by its pending tag', async () => {
  const it = await scene();
  const first = it.build({ tags: pending });
  it.promote(first);
  const same = it.build({ members: ['api'], before: first, tags: pending });
  it.promote(same);
  expect((await record(it)).recorded).toHaveLength(2);
  expect(has(it, same)).toEqual([true, true]);
  const next = it.build({ tags: pending });
  it.promote({ ...next, digests: { ...next.digests, web: first.digests.web } });
  const half = await record(it);
  expect(half).toMatchObject({ outcome: 'nothing', refusals: [], recorded: [{ revision: same.revision }] });
  expect(half.evidence[1]).toMatchObject({ outcome: 'absent', detail: expect.stringContaining(next.digests.web) });
  expect([tagOf(it, 'api', next.revision), tagOf(it, 'web', next.revision)]).toEqual([undefined, undefined]);
  it.promote(next);
  expect(await record(it)).toMatchObject({ outcome: 'done', refusals: [] });
  expect(has(it, next)).toEqual([true, true]);
});

test('a second build of a promoted commit that a person merged keeps nothing from being recorded', async () => {
  const it = await scene();
  const first = it.build({ tags: pending });
  it.promote(first);
  await record(it);
  const labels = { 'org.opencontainers.image.revision': first.revision, again: 'yes' };
  const again = it.build({ image: { labels }, tags: () => [] });
  it.promote(again);
  const passed = await record(it);
  expect(passed).toMatchObject({ outcome: 'nothing', refusals: [], recorded: [{ revision: first.revision }] });
  expect(passed.evidence[1]).toMatchObject({ outcome: 'absent', detail: expect.stringContaining(first.digests.api) });
  const next = it.build({ tags: pending });
  it.promote(next);
  expect(await record(it)).toMatchObject({ outcome: 'done', refusals: [] });
  expect([has(it, first), has(it, next)].flat()).toEqual([true, true, true, true]);
});

test('a second build of one image alone is told by the state that its tags stand for', async () => {
  const it = await scene();
  const first = it.build({ tags: pending });
  it.promote(first);
  const second = it.build({ members: ['api'], before: first, tags: pending });
  it.promote(second);
  await record(it);
  const labels = { 'org.opencontainers.image.revision': second.revision, again: 'yes' };
  const again = it.build({ members: ['web'], before: second, image: { labels }, tags: () => [] });
  it.promote(again);
  const passed = await record(it);
  expect(passed).toMatchObject({ outcome: 'nothing', refusals: [], recorded: [{ revision: second.revision }] });
  expect(has(it, second)).toEqual([true, true]);
});

test('a tag that was moved to what another commit promoted is no second build', async () => {
  const it = await scene();
  const first = it.build({ tags: pending });
  it.promote(first);
  await record(it);
  const next = it.build({ tags: pending });
  it.promote(next);
  it.registry.registry.repository('acme/web').tag(next.revision, first.digests.web, 0);
  const moved = await record(it);
  expect(moved.refusals).toMatchObject([{ rule: 'promote/retagged', place: `${it.image('web')}:${next.revision}` }]);
});
