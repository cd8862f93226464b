import { expect, test } from 'vitest';
import { bump, open, readWhole, scene } from './testing.ts';

const files = (text: string) => Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`f${index}`, text]));

/** A pull request of 101 files, so that files and contents take several requests. */
async function twoPages() {
  const it = await scene(files('1\n'));
  return { it, pull: bump(it, files('2\n')), faults: it.simulator.github.faults };
}

test.each([
  ['GraphQL, first request', { graphql: /changedFiles/ }],
  ['compare', { path: /compare/ }],
  ['a page of files', { path: /files.*page=2/ }],
  ['the head again', { graphql: /number headRefOid baseRefName/ }],
])('after a passing fault the answer is whole: %s', async (_, match) => {
  const { it, pull, faults } = await twoPages();
  const once = { ...match, times: 1 };
  for (const fault of [
    { kind: 'status', status: 500 },
    { kind: 'status', status: 502 },
    { kind: 'status', status: 503 },
    { kind: 'no-answer' },
    { kind: 'cut-body' },
    { kind: 'cut-body', bytes: 0 },
    { kind: 'secondary-limit', retryAfter: 1 },
    { kind: 'too-many-requests', retryAfter: 1 },
    { kind: 'primary-limit', resetIn: 1 },
  ] as const) {
    const active = faults.add({ match: once, do: fault });
    const change = await readWhole(it, pull);
    expect(change.files.filter((file) => file.after?.bytes)).toHaveLength(101);
    expect(active.hits(), JSON.stringify(fault)).toBe(1);
  }
});

test.each([
  ['unavailable', { kind: 'status', status: 500 }],
  ['unavailable', { kind: 'status', status: 503 }],
  ['unavailable', { kind: 'no-answer' }],
  ['unavailable', { kind: 'cut-body' }],
  ['rate-limited', { kind: 'secondary-limit', retryAfter: 1 }],
  ['rate-limited', { kind: 'too-many-requests', retryAfter: 1 }],
  ['rate-limited', { kind: 'primary-limit', resetIn: 1 }],
] as const)('a fault that stays is %s, never a part of the answer: %j', async (code, fault) => {
  for (const match of [{ path: /files.*page=2/ }, { graphql: /f0: file/ }, { graphql: /changedFiles/ }]) {
    const { it, pull, faults } = await twoPages();
    const active = faults.add({ match, do: fault });
    await expect(readWhole(it, pull)).rejects.toMatchObject({ code });
    expect(active.hits()).toBeGreaterThan(1);
  }
});

test('retries are bounded: four attempts for a broken server, three for a limit', async () => {
  const { it, pull, faults } = await twoPages();
  for (const [fault, attempts] of [
    [{ kind: 'status', status: 500 }, 4],
    [{ kind: 'secondary-limit', retryAfter: 1 }, 3],
  ] as const) {
    const active = faults.add({ match: { path: /compare/ }, do: fault });
    await expect(readWhole(it, pull)).rejects.toThrow();
    expect(active.hits()).toBe(attempts);
    active.remove();
  }
});

test('a limit that asks for more than a minute is given up at once, and the log says so', async () => {
  const { it, pull, faults } = await twoPages();
  const active = faults.add({ match: { path: /compare/ }, do: { kind: 'secondary-limit', retryAfter: 61 } });
  await expect(readWhole(it, pull)).rejects.toMatchObject({ code: 'rate-limited' });
  expect(active.hits()).toBe(1);
  expect(it.log.join('\n')).toContain('giving up instead of waiting 61 s');
});

test('retry-after is honoured whatever the words beside it are', async () => {
  const { it, pull, faults } = await twoPages();
  faults.add({ match: { path: /compare/, times: 1 }, do: { kind: 'too-many-requests', retryAfter: 2 } });
  faults.add({
    match: { path: /compare/, times: 1 },
    do: { kind: 'rewrite', body: () => ({ message: 'Too many requests' }) },
  });
  await readWhole(it, pull);
  expect(it.log.join('\n')).toContain('waiting 2 s');
});

test('an attempt that takes too long is broken off and repeated', async () => {
  const { it, pull, faults } = await twoPages();
  const reader = it.readerWith({ patience: { attemptMs: 1000 } });
  const target = { pullRequest: pull.number, head: pull.head, policyPath: 'p', baseRef: 'main' };
  const slow = faults.add({ match: { path: /compare/, times: 1 }, do: { kind: 'slow', ms: 3000 } });
  expect((await reader.openPullRequest(target)).change.files).toHaveLength(101);
  expect(slow.hits()).toBe(1);
  const hanging = faults.add({ match: { path: /compare/ }, do: { kind: 'slow', ms: 3000 } });
  const impatient = it.readerWith({ patience: { attemptMs: 1000, retries: 1 } });
  await expect(impatient.openPullRequest(target)).rejects.toMatchObject({ code: 'unavailable' });
  expect(hanging.hits()).toBe(2);
});

test.each([
  ['one row short', { kind: 'short-page', drop: 1 }],
  ['an empty page', { kind: 'short-page', drop: 100 }],
] as const)('a list of files that is %s does not add up', async (_, fault) => {
  const { it, pull, faults } = await twoPages();
  faults.add({ match: { path: /files.*page=2/ }, do: fault });
  await expect(readWhole(it, pull)).rejects.toMatchObject({
    code: 'incomplete',
    message: expect.stringMatching(/listed 100 changed files where the pull request says 101/),
  });
});

test('a list of commits that is short, or of another head, does not add up', async () => {
  const it = await scene();
  it.repository.commit({ branch: 'renovate/x' });
  const pull = bump(it, { 'a.yaml': 'image: redis:2\n' });
  type Body = { total_commits: number; commits: object[] };
  for (const [edit, message] of [
    [(body: Body) => ({ ...body, commits: body.commits.slice(1) }), /listed 1 of 2 commits/],
    [(body: Body) => ({ ...body, commits: [body.commits[0], body.commits[0]] }), /listed 1 of 2 commits/],
    [(body: Body) => ({ ...body, total_commits: 1, commits: body.commits.slice(0, 1) }), /lack the head/],
  ] as const) {
    const body = (value: unknown) => edit(value as Body);
    const active = it.simulator.github.faults.add({ match: { path: /compare/ }, do: { kind: 'rewrite', body } });
    await expect(open(it, pull)).rejects.toMatchObject({ code: 'incomplete', message: expect.stringMatching(message) });
    active.remove();
  }
});

test('more than 3,000 files leave a doubt on which only advice may rest, before any of them is asked for', async () => {
  const many = Object.fromEntries(Array.from({ length: 3001 }, (_, index) => [`f${index}`, 'x\n']));
  const it = await scene();
  const { doubt } = await open(it, bump(it, many));
  expect(doubt).toMatchObject({ code: 'too-many-files', fix: expect.stringContaining('Split') });
  expect(it.simulator.requests.filter(({ path }) => path.endsWith('/files'))).toEqual([]);
});

test.each([
  ['before the first request', { graphql: /changedFiles/ }, 'before'],
  ['between files and contents', { path: /files.*page=2/ }, 'after'],
  ['after the contents', { graphql: /f0: file/, after: 4 }, 'after'],
] as const)('a head that moves %s', async (_, match, kind) => {
  const { it, pull, faults } = await twoPages();
  const run = () => void it.repository.commit({ branch: 'renovate/x', files: { f0: '3\n' } });
  faults.add({ match: { ...match, times: 1 }, do: { kind, run } });
  await expect(readWhole(it, pull)).rejects.toMatchObject({
    code: 'head-moved',
    fix: expect.stringContaining('judged again on the next event'),
  });
});

test('a stale list, still that of an older head, never passes for the present one', async () => {
  const { it, pull, faults } = await twoPages();
  const older = it.repository.commit({ files: { other: 'x\n' } });
  faults.add({
    match: { path: /files/ },
    do: { kind: 'stale-head', repository: it.repository, pullRequest: pull.number, head: older },
  });
  await expect(readWhole(it, pull)).rejects.toMatchObject({ code: 'incomplete' });
});

test('a pull request that was retargeted meanwhile', async () => {
  const { it, pull } = await twoPages();
  const { change } = await open(it, pull);
  it.repository.setBranch('release', it.repository.branch('main'));
  it.repository.retarget(pull.number, 'release');
  await expect(it.reader.confirmHead(change)).rejects.toMatchObject({ code: 'base-moved' });
});

test.each([
  [{ 'pull-requests': 'read' }, '`contents: read`'],
  [{ contents: 'read' }, '`pull-requests: read`'],
] as const)('a token with only %j: the message names the line to add', async (permissions, line) => {
  const { it, pull } = await twoPages();
  const reader = it.readerWith({ token: it.simulator.github.createToken({ permissions }) });
  const target = { pullRequest: pull.number, head: pull.head, policyPath: 'p', baseRef: 'main' };
  await expect(reader.openPullRequest(target)).rejects.toMatchObject({
    code: 'forbidden',
    fix: expect.stringContaining(line),
  });
});

test('no token, a wrong one, one that cannot see the repository, a number that does not exist', async () => {
  const { it, pull } = await twoPages();
  const target = { pullRequest: pull.number, head: pull.head, policyPath: 'p' };
  expect(() => it.readerWith({ token: '' })).toThrow(expect.objectContaining({ code: 'unauthorized' }));
  expect(() => it.readerWith({ repository: 'o' })).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  await expect(it.readerWith({ token: 'wrong' }).openPullRequest(target)).rejects.toMatchObject({
    code: 'unauthorized',
  });
  const blind = it.readerWith({ token: it.simulator.github.createToken({ repositories: [] }) });
  await expect(blind.openPullRequest(target)).rejects.toMatchObject({ code: 'not-found' });
  await expect(it.reader.openPullRequest({ ...target, pullRequest: 99 })).rejects.toMatchObject({ code: 'not-found' });
});

test('a GitHub that is down is not flooded by halving batches', async () => {
  const { it, pull, faults } = await twoPages();
  const down = faults.add({ match: { graphql: /f0: file/ }, do: { kind: 'status', status: 503 } });
  await expect(readWhole(it, pull)).rejects.toMatchObject({ code: 'unavailable' });
  // Five batches side by side, each halved to a single path, which is asked for four times.
  expect(down.hits()).toBeLessThanOrEqual(5 * (5 + 4));
});
