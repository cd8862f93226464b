import { GatehouseError } from '@gatehouse/policy';
import { expect, test } from 'vitest';
import { LEVERS, type Scene, scene, writesOf } from './testing.ts';

const TEMPORARY = 'gatehouse/tmp/promote-app-100';
const BRANCH = 'gatehouse/promote/app';
const utf8 = (text: string) => new TextEncoder().encode(text);

const request = (it: Scene, more: object = {}) => ({
  parent: it.repository.branch('main'),
  temporary: TEMPORARY,
  headline: 'Promote app',
  body: 'why',
  files: [{ path: 'a.yaml', mode: '100644', bytes: utf8('image: redis:2\n') }],
  ...more,
});

const content = ({ repository }: Scene, revision: string) => {
  const object = repository.resolve(revision);
  return object?.type === 'blob' ? object.bytes.toString() : null;
};

const branches = ({ repository }: Scene) =>
  [...repository.refs.keys()].flatMap((ref) => /^refs\/heads\/(?!main$)(.*)/.exec(ref)?.[1] ?? []);

/** All that a promotion writes. */
async function promote(it: Scene, before: string | null = null, more: object = {}) {
  const commit = await it.forge.commit(request(it, more));
  await it.forge.moveBranch({ branch: BRANCH, before, commit, temporary: TEMPORARY });
  const pull = await it.forge.openPullRequest({ head: BRANCH, base: 'main', title: 'Promote app', body: 'table' });
  return { commit, pull };
}

test('a promotion of any size is four writes, and leaves nothing behind', async () => {
  const it = await scene();
  const files = Array.from({ length: 200 }, (_, at) => ({ path: `f/${at}`, mode: '100644', bytes: utf8(`${at}\n`) }));
  const { commit, pull } = await promote(it, null, { files });
  expect(writesOf(it)).toEqual(['POST /git/refs', 'createCommitOnBranch', 'updateRefs', 'POST /pulls']);
  expect(branches(it)).toEqual([BRANCH]);
  expect(it.repository.branch(BRANCH)).toBe(commit);
  expect(content(it, `${commit}:f/199`)).toBe('199\n');
  expect(pull).toMatchObject({ head: commit, headRef: BRANCH, baseRef: 'main', title: 'Promote app', body: 'table' });
  const made = it.repository.resolve(commit);
  expect(made).toMatchObject({ parents: [it.repository.branch('main')], message: 'Promote app\n\nwhy' });
});

test('what one mutation does not take is committed as a tree', async () => {
  const it = await scene();
  const refuse = { kind: 'status', status: 422, message: 'too many file changes' } as const;
  it.simulator.github.faults.add({ match: { graphql: /createCommitOnBranch/ }, do: refuse });
  const few = await it.forge.commit(request(it)).catch((error) => error);
  expect(few).toBeInstanceOf(GatehouseError);
  const files = Array.from({ length: 101 }, (_, at) => ({ path: `f/${at}`, mode: '100644', bytes: utf8(`${at}\n`) }));
  const { commit } = await promote(it, null, { files });
  expect(branches(it)).toEqual([BRANCH]);
  expect(content(it, `${commit}:f/100`)).toBe('100\n');
});

test('bytes are kept as they are, and null bytes delete', async () => {
  const it = await scene({ 'a.yaml': '1', gone: 'x' });
  const odd = new Uint8Array([0xef, 0xbb, 0xbf, 0x80, 0x00, 0x0d, 0x0a]);
  const files = [
    { path: 'odd', mode: '100644', bytes: odd },
    { path: 'gone', mode: '100644', bytes: null },
  ];
  const commit = await it.forge.commit(request(it, { files }));
  const entries = await it.forge.readTree(commit);
  expect(entries.map(({ path }) => path)).toEqual(['a.yaml', 'odd']);
  expect((await it.forge.readBlobs([entries[1]?.oid ?? ''])).values().next().value).toEqual(odd);
});

test('an executable file keeps its mode, text or not', async () => {
  const it = await scene({ 'a.yaml': '1', run: { mode: '100755', content: 'old' }, gone: 'x' });
  const files = [
    { path: 'run', mode: '100755', bytes: utf8('\ufeffnew é\r\n') },
    { path: 'bin', mode: '100755', bytes: new Uint8Array([0, 255]) },
    { path: 'a.yaml', mode: '100644', bytes: utf8('2') },
    { path: 'gone', mode: '100644', bytes: null },
  ];
  const { commit } = await promote(it, null, { files });
  expect((await it.forge.readTree(commit)).map(({ path, mode, size }) => [path, mode, size])).toEqual([
    ['a.yaml', '100644', 1],
    ['bin', '100755', 2],
    ['run', '100755', 11],
  ]);
  expect(content(it, `${commit}:run`)).toBe('\ufeffnew é\r\n');
  expect(branches(it)).toEqual([BRANCH]);
});

test('a newer promotion takes the place of an older one, from its own parent', async () => {
  const it = await scene();
  const { commit: older, pull } = await promote(it);
  it.repository.commit({ branch: 'main', files: { b: '1' } });
  const commit = await it.forge.commit(request(it, { files: [{ path: 'a.yaml', mode: '100644', bytes: utf8('3') }] }));
  await it.forge.moveBranch({ branch: BRANCH, before: older, commit, temporary: TEMPORARY });
  await it.forge.updatePullRequest(pull.number, { title: 'Newer', body: 'newer' });
  expect(await it.forge.findPullRequests(BRANCH)).toMatchObject([
    { number: pull.number, head: commit, title: 'Newer' },
  ]);
});

test('a branch that is not where it was is left alone, and the temporary one deleted', async () => {
  const it = await scene();
  const person = it.repository.commit({ branch: BRANCH, files: { mine: '1' } });
  const commit = await it.forge.commit(request(it));
  for (const before of [null, it.repository.branch('main')]) {
    if (!it.repository.refs.has(`refs/heads/${TEMPORARY}`)) it.repository.setBranch(TEMPORARY, commit);
    const error = await it.forge.moveBranch({ branch: BRANCH, before, commit, temporary: TEMPORARY }).catch((e) => e);
    expect(error).toMatchObject({ code: 'ref-moved' });
    expect(error.message).toContain(person);
    expect(branches(it)).toEqual([BRANCH]);
    expect(it.repository.branch(BRANCH)).toBe(person);
  }
});

test.each([
  ['the branch', { method: 'POST', path: /git\/refs$/ }, 'Repository rule violations found'],
  ['the commit', { graphql: /createCommitOnBranch/ }, 'Changes must be made through a pull request.'],
  ['the move', { graphql: /updateRefs/ }, 'Cannot update this protected ref.'],
] as const)('a rule that is in the way is told, and who can lift it: %s', async (_, match, message) => {
  const it = await scene();
  it.simulator.github.faults.add({ match: { ...match, times: 1 }, do: { kind: 'status', status: 422, message } });
  await expect(promote(it)).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining(message),
    fix: expect.stringContaining('leave branches below `gatehouse/` out of it'),
  });
  expect(branches(it)).toEqual([]);
});

const LOST = [
  ['the branch', { method: 'POST', path: /git\/refs$/ }],
  ['the commit', { graphql: /createCommitOnBranch/ }],
  ['the move', { graphql: /updateRefs/ }],
  ['the pull request', { method: 'POST', path: /\/pulls$/ }],
] as const;

test.each(LOST)('a write whose answer was lost is not done twice: %s', async (_, match) => {
  for (const kind of ['cut-body', 'silence'] as const) {
    const it = await scene();
    it.simulator.github.faults.add({ match: { ...match, times: 1 }, do: { kind } });
    const forge = it.forgeWith({ patience: { attemptMs: 1000 } });
    const { commit, pull } = await promote({ ...it, forge });
    expect(branches(it)).toEqual([BRANCH]);
    expect(it.repository.branch(BRANCH)).toBe(commit);
    expect([...it.repository.pulls.values()].map(({ number }) => number)).toEqual([pull.number]);
  }
});

test.each(LOST)('a write that fails for good is an error and leaves no temporary branch: %s', async (_, match) => {
  const it = await scene();
  const fault = it.simulator.github.faults.add({ match: { ...match, times: 4 }, do: { kind: 'status', status: 502 } });
  await expect(promote(it)).rejects.toMatchObject({ code: 'unavailable' });
  expect(fault.hits()).toBe(4);
  expect(branches(it).filter((name) => name === TEMPORARY)).toEqual([]);
});

test('a commit of somebody else on the temporary branch is not taken for ours', async () => {
  const it = await scene();
  const run = () => void it.repository.commit({ branch: TEMPORARY, files: { 'a.yaml': 'theirs' } });
  it.simulator.github.faults.add({ match: { graphql: /createCommitOnBranch/, times: 1 }, do: { kind: 'before', run } });
  await expect(it.forge.commit(request(it))).rejects.toMatchObject({ code: 'ref-moved' });
});

test('a branch of somebody else that stood in the way and is gone is told as one that moved', async () => {
  const it = await scene();
  const { faults } = it.simulator.github;
  const match = { method: 'POST', path: /\/git\/refs$/, times: 1 };
  const stands = () => it.repository.setBranch(TEMPORARY, it.repository.branch('main'));
  faults.add({ match, do: { kind: 'before', run: stands } });
  const goes = () => it.repository.deleteBranch(TEMPORARY);
  faults.add({ match: { graphql: /b0: ref/, times: 1 }, do: { kind: 'before', run: goes } });
  await expect(it.forge.commit(request(it))).rejects.toMatchObject({ code: 'ref-moved' });
});

test('what stood in the way of a branch is not told when it cannot be read', async () => {
  const it = await scene();
  const { faults } = it.simulator.github;
  const match = { method: 'POST', path: /\/git\/refs$/, times: 1 };
  faults.add({ match, do: { kind: 'status', status: 422, message: 'Reference already exists' } });
  faults.add({ match: { graphql: /b0: ref/ }, do: { kind: 'status', status: 401, message: 'Bad credentials' } });
  await expect(it.forge.commit(request(it))).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('Reference already exists'),
  });
});

test('what killed runs left is deleted, of this work only', async () => {
  const it = await scene();
  const main = it.repository.branch('main');
  const others = ['gatehouse/tmp/promote-app-two-7', 'gatehouse/tmp/rollback-app-7', 'gatehouse/tmp/promote-app-x'];
  for (const name of [...others, 'gatehouse/tmp/promote-app-7', TEMPORARY]) it.repository.setBranch(name, main);
  await promote(it);
  expect(branches(it).sort()).toEqual([BRANCH, ...others].sort());
});

test.each([
  [{ ...LEVERS, contents: 'read' }, 'a.yaml', '`contents: write`'],
  [LEVERS, '.github/workflows/x.yml', 'Workflows: read and write'],
] as const)('a token without the permission is told which: %j', async (permissions, path, fix) => {
  for (const mode of ['100644', '100755']) {
    const it = await scene();
    const forge = it.forgeWith({ permissions: { permissions } });
    const files = [{ path, mode, bytes: utf8('x') }];
    const error = await forge.commit(request(it, { files })).catch((e) => e);
    expect(error).toMatchObject({ code: 'forbidden', fix: expect.stringContaining(fix) });
    expect(branches(it)).toEqual([]);
  }
});

test('links and what is too large are refused before anything is written', async () => {
  const it = await scene();
  const link = [{ path: 'l', mode: '120000', bytes: utf8('a') }];
  await expect(it.forge.commit(request(it, { files: link }))).rejects.toMatchObject({ code: 'unsupported' });
  const large = [{ path: 'l', mode: '100644', bytes: new Uint8Array(28_000_001) }];
  await expect(it.forge.commit(request(it, { files: large }))).rejects.toMatchObject({ code: 'too-large' });
  const text = { head: 'x', base: 'main', title: 't', body: 'x'.repeat(65_537) };
  await expect(it.forge.openPullRequest(text)).rejects.toMatchObject({ code: 'too-large' });
  expect(it.simulator.requests).toEqual([]);
});

test('the pull request that is open already is returned', async () => {
  const it = await scene();
  const { pull } = await promote(it);
  const again = await it.forge.openPullRequest({ head: BRANCH, base: 'main', title: 'Other', body: 'other' });
  expect(again).toEqual(pull);
});

test('a branch is deleted only from where it was', async () => {
  const it = await scene();
  const tip = it.repository.commit({ branch: 'x', files: { b: '1' } });
  await expect(it.forge.deleteBranch('x', it.repository.branch('main'))).rejects.toMatchObject({ code: 'ref-moved' });
  await it.forge.deleteBranch('x', tip);
  await it.forge.deleteBranch('x', tip);
  expect(branches(it)).toEqual([]);
});
