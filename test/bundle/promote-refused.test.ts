import { pushImage } from '@gatehouse/simulator';
import { describe, expect, test } from 'vitest';
import { pod } from './pods.ts';
import { build, lines, type PromoteScene, pinned, promote, promoteScene, writes } from './promote-scene.ts';

const BRANCH = 'gatehouse/promote/runtime';

/** Nothing of a refused promotion stays: no branch, no pull request, no temporary. */
async function refused(it: PromoteScene, inputs: Readonly<Record<string, string>>, rule: string, env = {}) {
  const run = await promote(it, inputs, env);
  expect(run.log).toContain(rule);
  expect(run).toMatchObject({ exit: 1, outputs: { outcome: 'refused', 'pull-request': '' } });
  expect(run.summary).toContain(/^[a-z/-]+/.exec(rule)?.[0] ?? rule);
  expect(it.repository.branchOrNull(BRANCH)).toBeNull();
  expect([...it.repository.refs.keys()].filter((name) => name.startsWith('refs/heads/gatehouse/'))).toEqual([]);
  return run;
}

const second = (it: PromoteScene) => it.builds[1]?.revision ?? '';

test('not the default branch', async () => {
  const it = await promoteScene();
  await refused(it, { revision: second(it) }, 'promote/not-default-branch', { GITHUB_REF: 'refs/heads/feature' });
});

test('an incomplete build', async () => {
  const it = await promoteScene();
  const [, built] = it.builds;
  if (built === undefined) throw new Error('no build');
  await refused(it, { digests: pinned(built, it.api) }, `promote/incomplete-set at ${it.web}`);
  await refused(it, { revision: 'f'.repeat(40) }, `promote/tag-missing at ${it.api}:pending-${'f'.repeat(40)}`);
});

test('a digest that the registry does not have', async () => {
  const it = await promoteScene();
  const digests = `${it.api}@sha256:${'1'.repeat(64)}\n${it.web}@sha256:${'2'.repeat(64)}`;
  const run = await refused(it, { digests, revision: second(it) }, 'promote/digest-missing');
  // The commit showed that the token may write, and is gone again.
  expect(writes(run).slice(0, 2)).toEqual(['POST git/refs', 'createCommitOnBranch']);
});

describe('labels', () => {
  test('another commit than the one that is promoted', async () => {
    const it = await promoteScene();
    const revision = it.repository.commit({ branch: 'main', files: { 'src/main.c': '9\n' } });
    build(it.registry, revision, { label: second(it) });
    await refused(it, { revision }, `promote/label at ${it.api}`);
  });

  test('one platform that does not say it', async () => {
    const it = await promoteScene();
    const [, , built] = it.builds;
    if (built === undefined) throw new Error('no build');
    const { digest } = pushImage(it.registry, { repository: 'acme/api', tags: ['x'], labels: {} });
    const digests = `${it.api}@${digest}\n${pinned(built, it.web)}`;
    await refused(it, { digests, revision: built.revision }, `promote/label at ${it.api}`);
  });
});

test('older than what is promoted', async () => {
  const it = await promoteScene();
  const [, , third] = it.builds;
  if (third === undefined) throw new Error('no build');
  it.repository.commit({
    branch: 'main',
    files: {
      'deploy/pod.yaml': pod([pinned(third, it.api), pinned(third, it.web)]),
      'compose.yaml': `services: { api: { image: "${pinned(third, it.api)}" } }\n`,
    },
  });
  await refused(it, { revision: second(it) }, `promote/older at ${it.api}`);
});

test('a pin that is gone since the last promotion, until policy says how many there are', async () => {
  const it = await promoteScene();
  it.repository.commit({ branch: 'main', files: { 'compose.yaml': null } });
  const run = await refused(
    it,
    { revision: second(it) },
    'pins/fewer: 2 pins are found, and the last promoted state had 3.',
  );
  expect(writes(run)).toEqual([]);
  const policy = `version: 1\nimages:\n  - { name: runtime, floor: 2, images: [{ repository: "${it.api}" }, { repository: "${it.web}" }] }\n`;
  it.repository.commit({ branch: 'main', files: { '.github/gatehouse.yml': policy } });
  expect(await promote(it, { revision: second(it) })).toMatchObject({ exit: 0, outputs: { outcome: 'done' } });
});

test('on hold', async () => {
  const it = await promoteScene();
  const [, built, later] = it.builds;
  if (built === undefined || later === undefined) throw new Error('no build');
  const hold = (fixed = '') =>
    `version: 1\nset: runtime\nrefuses: ["${built.digests[it.api]}"]\nrevision: ${built.revision}\nreason: It fell over.\n${fixed}`;
  const path = '.github/gatehouse/holds/runtime.yml';
  it.repository.commit({ branch: 'main', files: { [path]: hold() } });
  const run = await refused(it, { digests: lines(built) }, `promote/held at ${path}`);
  expect(run.log).toContain('It fell over.');
  expect(writes(run)).toEqual([]);
  // What descends from it has the same fault, until the fix is in it.
  await refused(it, { revision: later.revision }, `descends from ${built.revision}`);
  it.repository.commit({ branch: 'main', files: { [path]: hold(`fixed-by: ${later.revision}\n`) } });
  expect(await promote(it, { revision: later.revision })).toMatchObject({ exit: 0, outputs: { outcome: 'done' } });
});

test('an open rollback is a hold', async () => {
  const it = await promoteScene();
  const [, built] = it.builds;
  if (built === undefined) throw new Error('no build');
  const path = '.github/gatehouse/holds/runtime.yml';
  const hold = `version: 1\nset: runtime\nrefuses: ["${built.digests[it.api]}"]\nreason: It fell over.\n`;
  it.repository.commit({
    branch: 'gatehouse/rollback/runtime',
    parents: [it.repository.branch('main')],
    files: { [path]: hold },
  });
  it.repository.openPullRequest({ head: 'gatehouse/rollback/runtime', author: 'octocat', title: 'Roll back' });
  const run = await promote(it, { revision: built.revision });
  expect(run).toMatchObject({ exit: 1, outputs: { outcome: 'refused' } });
  expect(run.log).toContain(`promote/held at ${path} of the open rollback`);
});

test('a token that may not write is told before anything else is done', async () => {
  const it = await promoteScene();
  const token = it.simulator.github.createToken({ permissions: { contents: 'read', 'pull-requests': 'write' } });
  const run = await promote(it, { revision: second(it), token });
  expect(run.exit).toBe(1);
  expect(run.log).toContain('contents: write');
  expect(it.registry.requests.some(({ method, path }) => method === 'GET' && path.includes('/blobs/'))).toBe(false);
});

test('neither digests nor a revision, and a revision that is none', async () => {
  const it = await promoteScene();
  expect((await promote(it, {})).log).toContain("Neither 'digests' nor 'revision' is given.");
  expect((await promote(it, { revision: 'main' })).log).toContain("Input 'revision' is 'main'.");
});
