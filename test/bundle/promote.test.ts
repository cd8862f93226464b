import { expect, test } from 'vitest';
import { pod, textAt } from './pods.ts';
import { build, lines, pinned, promote, promoteScene, writes } from './promote-scene.ts';

const BRANCH = 'gatehouse/promote/runtime';

test('a build is proposed whole, in four writes, and again in none', async () => {
  const it = await promoteScene();
  const [, second] = it.builds;
  if (second === undefined) throw new Error('no build');
  const run = await promote(it, { revision: second.revision });
  expect(run).toMatchObject({ exit: 0, outputs: { outcome: 'done', 'pull-request': '1', revision: second.revision } });
  expect(writes(run)).toEqual(['POST git/refs', 'createCommitOnBranch', 'updateRefs', 'POST pulls']);
  const head = it.repository.branch(BRANCH);
  expect(run.outputs.commit).toBe(head);
  expect(textAt(it, head, 'compose.yaml')).toBe(
    `services:\n  api:\n    image: ${pinned(second, it.api)} # built from ${second.revision}\n`,
  );
  expect(textAt(it, head, 'deploy/pod.yaml')).toBe(pod([pinned(second, it.api), pinned(second, it.web)]));
  expect(it.repository.resolve(head)).toMatchObject({ parents: [it.repository.branch('main')] });
  const { title, body } = it.repository.pullRequest(1);
  expect(title).toBe(`Promote runtime to ${second.revision.slice(0, 12)}`);
  expect(body).toContain('Moves 3 pins of the image set <code>runtime</code> in 2 files');
  expect(body).toContain('<code>target: previous</code>');
  expect(body).toContain('<!-- gatehouse-promotion {');
  expect(body).not.toContain('| acme/api |');

  const again = await promote(it, { digests: lines(second) });
  expect(again).toMatchObject({ exit: 0, outputs: { outcome: 'nothing', 'pull-request': '1', commit: head } });
  expect(writes(again)).toEqual([]);
});

test('a newer build takes the place of the older one in the same pull request, and an older one does not', async () => {
  const it = await promoteScene();
  const [, second, third] = it.builds;
  if (second === undefined || third === undefined) throw new Error('no build');
  await promote(it, { revision: second.revision });
  const run = await promote(it, { revision: third.revision });
  expect(run).toMatchObject({ exit: 0, outputs: { outcome: 'done', 'pull-request': '1' } });
  expect(writes(run)).toEqual(['POST git/refs', 'createCommitOnBranch', 'updateRefs', 'PATCH pulls/1']);
  expect(run.report).toMatchObject({ supersedes: second.revision });
  const { title, body } = it.repository.pullRequest(1);
  expect(title).toContain(third.revision.slice(0, 12));
  expect(body).toContain(`It takes the place of <code>${second.revision}</code>`);
  const late = await promote(it, { revision: second.revision });
  expect(late).toMatchObject({ exit: 1, outputs: { outcome: 'refused' } });
  expect(late.log).toContain('promote/newer-open');
  expect(it.repository.pullRequest(1).title).toBe(title);
});

test("a person's commit on the branch is not overwritten", async () => {
  const it = await promoteScene();
  const [, second, third] = it.builds;
  if (second === undefined || third === undefined) throw new Error('no build');
  await promote(it, { revision: second.revision });
  const mine = it.repository.commit({ branch: BRANCH, author: 'octocat', files: { 'notes.txt': 'mine\n' } });
  const run = await promote(it, { revision: third.revision });
  expect(run).toMatchObject({ exit: 1, outputs: { outcome: 'refused' } });
  expect(run.log).toContain('promote/branch-taken');
  expect(it.repository.branch(BRANCH)).toBe(mine);
  expect(writes(run)).toEqual([]);
});

test('a branch that a merged promotion left behind is used again', async () => {
  const it = await promoteScene();
  const [, second, third] = it.builds;
  if (second === undefined || third === undefined) throw new Error('no build');
  await promote(it, { revision: second.revision });
  it.repository.mergePullRequest(1, { method: 'squash' });
  const run = await promote(it, { revision: third.revision });
  expect(run).toMatchObject({ exit: 0, outputs: { outcome: 'done', 'pull-request': '2' } });
  const promoted = await promote(it, { digests: lines(second) });
  expect(promoted).toMatchObject({ exit: 0, outputs: { outcome: 'nothing' } });
});

test('an executable file stays one', async () => {
  const it = await promoteScene();
  const [first, second] = it.builds;
  if (first === undefined || second === undefined) throw new Error('no build');
  it.repository.commit({
    branch: 'main',
    files: { 'api.dockerfile': { mode: '100755', content: `FROM ${pinned(first, it.api)}\n` } },
  });
  const run = await promote(it, { revision: second.revision });
  expect(run).toMatchObject({ exit: 0, outputs: { outcome: 'done' } });
  expect(textAt(it, run.outputs.commit ?? '', 'api.dockerfile')).toBe(`FROM ${pinned(second, it.api)}\n`);
});

test('a member that was built to the same bytes stays and is part of it', async () => {
  const it = await promoteScene();
  const revision = it.repository.commit({ branch: 'main', files: { 'src/main.c': '9\n' } });
  const [first] = it.builds;
  if (first === undefined) throw new Error('no build');
  const next = build(it.registry, revision, { web: first.revision });
  expect(next.digests[it.web]).toBe(first.digests[it.web]);
  const run = await promote(it, { digests: lines(next), revision });
  expect(run).toMatchObject({ exit: 0, outputs: { outcome: 'done' } });
  expect(run.report).toMatchObject({ moved: [it.api] });
  expect(it.repository.pullRequest(1).body).toContain('1 image of the set was built to the same bytes and stays');
});

test('a dry run checks everything and writes nothing', async () => {
  const it = await promoteScene();
  const run = await promote(it, { revision: it.commits[1] ?? '', 'dry-run': 'true' });
  expect(run).toMatchObject({ exit: 0, outputs: { outcome: 'planned', 'pull-request': '', commit: '' } });
  expect(writes(run)).toEqual([]);
});
