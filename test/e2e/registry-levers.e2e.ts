import { expect, test } from 'vitest';
import { textAt } from '../bundle/pods.ts';
import { lever, PINS, pinsOf, type ReleaseScene, releaseScene } from './registry/release-scene.ts';
import { rawManifest } from './registry/skopeo.ts';

const CREDS = 'builder:secret';

/** What skopeo, who has nothing of ours, reads at a tag of every image. */
const seenAt = ({ images }: ReleaseScene, tag: string) =>
  Promise.all(images.map(async (image) => JSON.parse((await rawManifest(`${image}:${tag}`, CREDS)).toString())));

test('promote, record, roll back and clean up, on a registry with tokens', async () => {
  const it = await releaseScene({ auth: 'token', delete: true }, 4);
  const [first, second, third, fourth] = it.builds;
  if (!first || !second || !third || !fourth) throw new Error('no build');

  const promoted = await lever(it, 'promote', { revision: second.revision });
  expect(promoted, promoted.log).toMatchObject({ exit: 0, outputs: { outcome: 'done', 'pull-request': '1' } });
  it.repository.mergePullRequest(1, { method: 'squash' });
  expect(textAt(it, 'main', PINS)).toBe(pinsOf(it.images, second));

  const recorded = await lever(it, 'record-promotion');
  expect(recorded, recorded.log).toMatchObject({ exit: 0, outputs: { outcome: 'done' } });
  expect(await seenAt(it, second.revision)).toEqual(await seenAt(it, `pending-${second.revision}`));

  const back = await lever(it, 'rollback', { target: first.revision, reason: 'it is slow', 'dry-run': 'false' });
  expect(back, back.log).toMatchObject({ exit: 0, outputs: { outcome: 'done', 'pull-request': '2' } });
  it.repository.mergePullRequest(2, { method: 'squash' });
  expect(textAt(it, 'main', PINS)).toBe(pinsOf(it.images, first));

  const dry = await lever(it, 'prune');
  expect(dry, dry.log).toMatchObject({ exit: 0, outputs: { outcome: 'planned' } });
  const pruned = await lever(it, 'prune', { 'dry-run': 'false' });
  expect(pruned, pruned.log).toMatchObject({ exit: 0, outputs: { outcome: 'done' } });
  for (const [at, image] of it.images.entries()) {
    for (const kept of [first, second]) {
      expect(await it.registry.readPlatforms(image, kept.digests[at] ?? '')).toHaveLength(2);
      expect(await it.registry.headManifest(image, kept.revision)).toMatchObject({ digest: kept.digests[at] });
    }
    for (const gone of [third, fourth])
      expect(await it.registry.headManifest(image, gone.digests[at] ?? '')).toBeNull();
  }
}, 240_000);

test('what the registry no longer says stops a rollback, and a pin that is gone raises the alarm', async () => {
  const it = await releaseScene({ auth: 'token', delete: true }, 3);
  const [first, second, third] = it.builds;
  const [image = ''] = it.images;
  if (!first || !second || !third) throw new Error('no build');
  await lever(it, 'promote', { revision: second.revision });
  it.repository.mergePullRequest(1, { method: 'squash' });

  const reader = await lever(it, 'record-promotion', { 'registry-username': 'reader' });
  expect(reader.exit).toBe(1);
  expect(reader.log).toMatch(/`repository:acme\/(?:api|web):pull,push` is missing/);
  expect(await it.registry.headManifest(image, second.revision)).toBeNull();
  expect(await lever(it, 'record-promotion')).toMatchObject({ exit: 0, outputs: { outcome: 'done' } });

  const refused = async (target: string, rule: string) => {
    const run = await lever(it, 'rollback', { target, reason: 'it is slow', 'dry-run': 'false' });
    expect(run.log).toContain(rule);
    expect(run).toMatchObject({ exit: 1, outputs: { outcome: 'refused', 'pull-request': '' } });
  };
  const tag = async (build: typeof first, revision: string) => {
    for (const [at, name] of it.images.entries()) {
      await it.registry.putManifest(name, revision, await it.registry.readManifest(name, build.digests[at] ?? ''));
    }
  };
  await refused(third.revision, 'rollback/unknown-revision');
  await tag(third, third.revision);
  await refused(third.revision, 'rollback/never-promoted');
  await tag(third, first.revision);
  await refused(first.revision, 'rollback/retagged');
  await tag(first, first.revision);
  const [child] = await it.registry.readPlatforms(image, first.digests[0] ?? '');
  await it.registry.deleteManifest(image, child?.digest ?? '');
  await refused(first.revision, 'rollback/child-missing');

  expect(await lever(it, 'freshness')).toMatchObject({ exit: 0, outputs: { 'dead-pins': '0' } });
  await it.registry.deleteManifest(image, second.digests[0] ?? '');
  const alarmed = await lever(it, 'freshness');
  expect(alarmed, alarmed.log).toMatchObject({ exit: 0, outputs: { 'dead-pins': '1' } });
  expect(alarmed.log).toContain('pins/dead');
}, 240_000);

test('where deleting is switched off a clean-up says so, and nothing is gone', async () => {
  const it = await releaseScene({ delete: false }, 2);
  const run = await lever(it, 'prune', { 'dry-run': 'false' });
  expect(run.exit, run.log).toBe(1);
  expect(run.log).toMatch(/does not delete/);
  for (const { digests } of it.builds) {
    for (const [at, image] of it.images.entries()) {
      expect(await it.registry.readPlatforms(image, digests[at] ?? '')).toHaveLength(2);
    }
  }
}, 120_000);
