import { expect, test } from 'vitest';
import { pod } from './pods.ts';
import { type PromoteScene, pinned, promote, promoteScene, record } from './promote-scene.ts';

/** Digest that a tag of an image stands for. */
const tagged = (it: PromoteScene, repository: string, tag: string) =>
  it.registry.registry.repository(repository).tags.get(tag) ?? null;

test('after the merge every promoted digest has the tag of its commit, once', async () => {
  const it = await promoteScene();
  const [first, second] = it.builds;
  if (first === undefined || second === undefined) throw new Error('no build');
  await promote(it, { revision: second.revision });
  it.repository.mergePullRequest(1, { method: 'squash' });
  const run = await record(it);
  expect(run).toMatchObject({ exit: 0, outputs: { outcome: 'done' } });
  expect(tagged(it, 'acme/api', second.revision)).toBe(second.digests[it.api]);
  expect(tagged(it, 'acme/web', second.revision)).toBe(second.digests[it.web]);
  // The one before was never recorded, and this run repairs it.
  expect(tagged(it, 'acme/api', first.revision)).toBe(first.digests[it.api]);
  expect(tagged(it, 'acme/api', `pending-${second.revision}`)).toBe(second.digests[it.api]);
  const puts = it.registry.requests.length;
  expect(await record(it)).toMatchObject({ exit: 0, outputs: { outcome: 'nothing', tags: '[]' } });
  expect(it.registry.requests.slice(puts).filter(({ method }) => method === 'PUT')).toEqual([]);
});

test('a tag that stands for something else is never moved', async () => {
  const it = await promoteScene();
  const [first, second] = it.builds;
  if (first === undefined || second === undefined) throw new Error('no build');
  it.registry.registry.repository('acme/web').tag(first.revision, second.digests[it.web] ?? '', Date.now());
  const run = await record(it);
  expect(run).toMatchObject({ exit: 1, outputs: { outcome: 'refused' } });
  expect(run.log).toContain(`promote/retagged at ${it.web}:${first.revision}`);
  expect(tagged(it, 'acme/api', first.revision)).toBeNull();
  expect(tagged(it, 'acme/web', first.revision)).toBe(second.digests[it.web]);
});

test('what came back needs no tag, and what it left still gets its own', async () => {
  const it = await promoteScene();
  const [first, second] = it.builds;
  if (first === undefined || second === undefined) throw new Error('no build');
  const files = (build: typeof first) => ({
    'deploy/pod.yaml': pod([pinned(build, it.api), pinned(build, it.web)]),
    'compose.yaml': `services:\n  api:\n    image: ${pinned(build, it.api)}\n`,
  });
  it.repository.commit({ branch: 'main', files: files(second) });
  it.repository.commit({ branch: 'main', files: files(first) });
  expect(await record(it)).toMatchObject({ exit: 0, outputs: { outcome: 'done' } });
  for (const build of [first, second]) expect(tagged(it, 'acme/web', build.revision)).toBe(build.digests[it.web]);
});

test('credentials that may not push are told before a promotion is proposed', async () => {
  const it = await promoteScene({ kind: 'ghcr' });
  const token = it.simulator.github.createToken({ permissions: { contents: 'read', packages: 'read' } });
  const run = await record(it, { token });
  expect(run.exit).toBe(1);
  expect(run.log).toMatch(/forbidden|may not push|denied/i);
});
