import { GatehouseError } from '@gatehouse/policy';
import { expect, test } from 'vitest';
import type { OpenedChange, OpenedGroup } from '../port.ts';
import { bump, POLICY, type Scene, scene } from './testing.ts';

const START = { 'a.yaml': '1\n', 'b.yaml': '1\n', 'old.yaml': '1\n', [POLICY]: 'version: 1\n' };

/** Two pull requests in one group: a bot's bump, and a person's rename beside a change. */
async function grouped(options: { method?: 'merge' | 'squash' } = {}) {
  const it = await scene(START);
  const first = bump(it, { 'a.yaml': '2\n' });
  const person = it.repository.commit({
    branch: 'feature',
    author: 'somebody',
    files: { 'b.yaml': '2\n', 'old.yaml': null, 'new.yaml': '1\n' },
  });
  const second = { number: it.repository.openPullRequest({ head: 'feature', author: 'somebody' }), head: person };
  const group = it.repository.enqueue([first.number, second.number], options);
  const target = { baseRef: group.baseRef, baseSha: group.baseSha, headSha: group.headSha, policyPath: POLICY };
  return { it, first, second, group, target };
}

function changes(opened: OpenedGroup): OpenedChange[] {
  return opened.entries.map((entry) => {
    if ('error' in entry) throw entry.error;
    return entry;
  });
}

test.each(['merge', 'squash'] as const)('each entry is its own change, by its own author (%s)', async (method) => {
  const { it, group, target, first, second } = await grouped({ method });
  const opened = await it.reader.openMergeGroup(target);
  expect(opened.policy).toEqual({
    path: POLICY,
    commit: group.baseSha,
    bytes: new TextEncoder().encode('version: 1\n'),
  });
  const [bot, person] = changes(opened);
  const middle = group.entries[0]?.headCommit;
  expect(bot).toMatchObject({
    sameRepository: true,
    change: {
      pullRequest: first.number,
      author: { login: 'renovate[bot]', type: 'Bot' },
      baseRef: 'main',
      baseTip: group.baseSha,
      base: group.baseSha,
      head: middle,
      sharers: [],
      commits: [{ oid: first.head, author: { login: 'renovate[bot]' } }],
    },
  });
  expect(person?.change).toMatchObject({
    pullRequest: second.number,
    author: { login: 'somebody', type: 'User' },
    base: middle,
    head: group.headSha,
    baseTip: group.baseSha,
    commits: [{ oid: second.head }],
  });
  const shown = [bot, person].map((entry) =>
    entry?.change.files.map((file) => `${file.path} ${file.before?.mode ?? '-'} ${file.after?.mode ?? '-'}`),
  );
  expect(shown).toEqual([['a.yaml 100644 100644'], ['b.yaml 100644 100644', 'new.yaml - 100644', 'old.yaml 100644 -']]);
  // The queue, three trees, commits of two pull requests.
  expect(it.simulator.requests).toHaveLength(6);
});

test('contents of an entry are read at its own commits; nothing is asked about the base tip or the head', async () => {
  const { it, target } = await grouped();
  const [bot] = changes(await it.reader.openMergeGroup(target));
  if (bot === undefined) throw new Error('no entry');
  it.simulator.requests.length = 0;
  const { change } = await it.reader.readContents(bot.change, { siblings: () => ['b.yaml'], extra: [] });
  await it.reader.confirmHead(change);
  expect(change.files[0]).toMatchObject({ before: { bytes: new TextEncoder().encode('1\n') } });
  expect(change.files[0]?.baseTipOid).toBeUndefined();
  expect(change.siblings.map((file) => [file.path, file.baseTipOid])).toEqual([['b.yaml', undefined]]);
  expect(it.simulator.requests).toHaveLength(1);
});

test('a group behind another one starts at that one’s head', async () => {
  const { it, group } = await grouped();
  const third = bump(it, { 'c.yaml': '1\n' }, 'renovate/c');
  const next = it.repository.enqueue([third.number]);
  const opened = await it.reader.openMergeGroup({
    baseRef: 'main',
    baseSha: next.baseSha,
    headSha: next.headSha,
    policyPath: POLICY,
  });
  expect(next.baseSha).toBe(group.headSha);
  expect(changes(opened).map(({ change }) => change.files.map((file) => file.path))).toEqual([['c.yaml']]);
});

const unreadable = [
  [
    'its pull request',
    { graphql: /mergeQueue/ },
    ['repository', 'mergeQueue', 'entries', 'nodes', 0, 'pullRequest'],
    null,
  ],
  [
    'the author of its pull request',
    { graphql: /mergeQueue/ },
    ['repository', 'mergeQueue', 'entries', 'nodes', 0, 'pullRequest', 'author'],
    null,
  ],
] as const;

test.each(unreadable)(
  'an entry is an error when %s cannot be read, and the other one is judged',
  async (_, match, at) => {
    const { it, target } = await grouped();
    it.simulator.github.faults.add({ match, do: { kind: 'graphql-partial', at } });
    const { entries } = await it.reader.openMergeGroup(target);
    expect(entries.map((entry) => 'error' in entry && entry.error instanceof GatehouseError)).toEqual([true, false]);
  },
);

test('an entry is an error when its commits cannot be read', async () => {
  const { it, target, first, second } = await grouped();
  it.simulator.github.faults.add({
    match: { path: new RegExp(`compare.*${first.head}`) },
    do: { kind: 'status', status: 500 },
  });
  const { entries } = await it.reader.openMergeGroup(target);
  expect(entries[0]).toMatchObject({ pullRequest: first.number, error: { code: 'unavailable' } });
  expect(entries[1]).toMatchObject({ change: { pullRequest: second.number } });
});

test('a tree that GitHub cut makes an error of the entries that need it', async () => {
  const { it, target, group } = await grouped();
  it.simulator.github.faults.add({
    match: { path: new RegExp(`trees/${group.baseSha}`) },
    do: { kind: 'rewrite', body: (body) => ({ ...(body as object), truncated: true }) },
  });
  const { entries } = await it.reader.openMergeGroup(target);
  expect(entries.map((entry) => ('error' in entry ? entry.error.code : 'read'))).toEqual(['too-large', 'read']);
});

test('names that are no text and look alike cannot hide one another', async () => {
  const name = (last: number) => Buffer.from([0x78, last]);
  const it = await scene([
    ['a.yaml', '1\n'],
    [name(0xfe), '1\n'],
    [name(0xff), '1\n'],
  ]);
  const { number } = bump(it, [
    ['a.yaml', '2\n'],
    [name(0xfe), 'other\n'],
  ]);
  const { baseRef, baseSha, headSha } = it.repository.enqueue([number]);
  const { entries } = await it.reader.openMergeGroup({ baseRef, baseSha, headSha, policyPath: POLICY });
  expect(entries).toMatchObject([{ pullRequest: number, error: { code: 'incomplete' } }]);
});

async function refused(it: Scene, target: Parameters<Scene['reader']['openMergeGroup']>[0]): Promise<void> {
  await expect(it.reader.openMergeGroup(target)).rejects.toMatchObject({ code: 'merge-group' });
}

test('a group that is gone, of a branch without a queue, or whose chain is not known is refused', async () => {
  const { it, target } = await grouped();
  await refused(it, { ...target, baseRef: 'other' });
  await refused(it, { ...target, headSha: '1'.repeat(40) });
  await refused(it, { ...target, baseSha: '1'.repeat(40) });
  await refused(it, { ...target, baseSha: target.headSha });
  it.repository.clearQueue();
  await refused(it, target);
});
