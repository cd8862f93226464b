import { expect, test } from 'vitest';
import { bump, open, readWhole, scene } from './testing.ts';

const budget = (files: number, commits: number) =>
  3 + Math.ceil(files / 100) + Math.ceil(files / 25) + Math.max(0, Math.ceil((commits - 100) / 100));

const numbered = (count: number, text: string) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`f${index}.yaml`, `image: redis:${text}.${index}\n`]),
  );

test.each([
  [0, 1, 3],
  [1, 1, 5],
  [25, 1, 5],
  [26, 1, 6],
  [100, 1, 8],
  [101, 1, 10],
  [250, 1, 16],
  [1, 100, 5],
  [1, 101, 6],
  [101, 101, 11],
])('%i files in %i commits take %i requests', async (files, commits, expected) => {
  const it = await scene(numbered(files, '1'));
  for (let index = 1; index < commits; index += 1) {
    it.repository.commit({ branch: 'renovate/x', author: 'renovate[bot]', message: `${index}` });
  }
  const pull = bump(it, numbered(files, '2'));
  const change = await readWhole(it, pull);
  expect(change.files).toHaveLength(files);
  expect(change.files.every((file) => file.before?.bytes && file.after?.bytes)).toBe(true);
  expect(change.commits).toHaveLength(commits);
  expect(it.simulator.requests).toHaveLength(expected);
  expect(expected).toBe(budget(files, commits));
});

test('siblings and the files that the policy names ride along', async () => {
  const it = await scene({ ...numbered(25, '1'), 'Chart.lock': 'x\n', 'holds.json5': '{}\n' });
  const { change } = await open(it, bump(it, numbered(25, '2')));
  it.simulator.requests.length = 0;
  const read = await it.reader.readContents(change, {
    siblings: () => ['Chart.lock'],
    extra: [{ path: 'holds.json5', commit: change.baseTip ?? '' }],
  });
  expect(read.change.siblings.map((file) => file.path)).toEqual(['Chart.lock']);
  expect(read.extra.map((file) => Buffer.from(file.bytes ?? []).toString())).toEqual(['{}\n']);
  expect(it.simulator.requests).toHaveLength(1);
});

test('each further hundred open pull requests of the base is one more request', async () => {
  const it = await scene();
  const pull = bump(it, { 'a.yaml': 'image: redis:2\n' });
  for (let index = 0; index < 100; index += 1) bump(it, { 'a.yaml': `image: redis:3.${index}\n` }, `b${index}`);
  expect((await readWhole(it, pull)).sharers).toHaveLength(1);
  expect(it.simulator.requests).toHaveLength(budget(1, 1) + 1);
});

test('without the name of the base branch, or with an old one, the list of open pull requests is one more request', async () => {
  const it = await scene();
  const { number, head } = bump(it, { 'a.yaml': 'image: redis:2\n' });
  for (const baseRef of [{}, { baseRef: 'release' }]) {
    it.simulator.requests.length = 0;
    const target = { pullRequest: number, head, policyPath: '.github/gatehouse.yml', ...baseRef };
    const { change } = await it.reader.openPullRequest(target);
    expect(change.sharers).toEqual([{ pullRequest: number, author: change.author }]);
    expect(it.simulator.requests).toHaveLength(4);
  }
});

test.each([
  ['batches of contents', /f0: file/],
  ['pages of files', /pulls\/1\/files/],
])('%s are read side by side', async (_, pattern) => {
  const it = await scene(numbered(300, '1'));
  const pull = bump(it, numbered(300, '2'));
  let [now, most] = [0, 0];
  const run = async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setTimeout(resolve, 50));
    now -= 1;
  };
  for (const match of [{ graphql: pattern }, { path: pattern }]) {
    it.simulator.github.faults.add({ match, do: { kind: 'before', run } });
  }
  await readWhole(it, pull);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(8);
});
