import { expect, test } from 'vitest';
import { bump, open, type Scene, scene } from './testing.ts';

/** As if GitHub had made the list against an older merge base, where these files did not differ. */
function leaveOut({ simulator }: Scene, hidden: readonly string[], left: number): void {
  const { faults } = simulator.github;
  type Row = { readonly filename: string };
  faults.add({
    match: { path: /pulls\/1\/files/ },
    do: { kind: 'rewrite', body: (rows) => (rows as Row[]).filter(({ filename }) => !hidden.includes(filename)) },
  });
  type Body = { data: { repository: { pullRequest: { changedFiles: number } } } };
  faults.add({
    match: { graphql: /changedFiles/ },
    do: {
      kind: 'rewrite',
      body: (body) => {
        (body as Body).data.repository.pullRequest.changedFiles = left;
        return body;
      },
    },
  });
}

const numbered = (count: number, text: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${String(at).padStart(3, '0')}.yaml`, `${text}\n`]));

test('a list of files that belongs to another merge base is doubted', async () => {
  const it = await scene({ 'a.yaml': 'image: redis:1\n', 'rbac.yaml': 'closed\n' });
  const pull = bump(it, { 'a.yaml': 'image: redis:2\n', 'rbac.yaml': 'open\n' });
  leaveOut(it, ['rbac.yaml'], 1);
  expect((await open(it, pull)).doubt).toMatchObject({
    code: 'incomplete',
    message: expect.stringContaining('rbac.yaml'),
    fix: expect.stringContaining('Update the branch'),
  });
});

test('a file that is listed and does not differ is doubted too', async () => {
  const it = await scene({ 'a.yaml': 'image: redis:1\n', 'b.yaml': 'x\n' });
  const pull = bump(it, { 'a.yaml': 'image: redis:2\n' });
  it.simulator.github.faults.add({
    match: { path: /compare/ },
    do: { kind: 'rewrite', body: (body) => ({ ...(body as object), files: [] }) },
  });
  expect((await open(it, pull)).doubt).toMatchObject({
    code: 'incomplete',
    message: expect.stringContaining('a.yaml'),
  });
});

test('beyond what a comparison lists, the list counts while the base has not moved since it was made', async () => {
  const it = await scene(numbered(302, '1'));
  const pull = bump(it, numbered(302, '2'));
  const { change, doubt } = await open(it, pull);
  expect([change.files.length, doubt]).toEqual([302, undefined]);
  it.repository.commit({ branch: 'main', files: { 'README.md': 'x\n' } });
  expect((await open(it, pull)).doubt).toMatchObject({
    code: 'incomplete',
    fix: expect.stringContaining('Update the branch'),
  });
});

test('as many commits as a hundred requests hold; of more only the first page', async () => {
  const it = await scene();
  const pull = bump(it, { 'a.yaml': 'image: redis:2\n' });
  expect((await open(it, pull)).doubt).toBeUndefined();
  it.simulator.requests.length = 0;
  it.simulator.github.faults.add({
    match: { path: /compare/ },
    do: { kind: 'rewrite', body: (body) => ({ ...(body as object), total_commits: 10_001 }) },
  });
  expect((await open(it, pull)).doubt).toMatchObject({
    code: 'too-large',
    message: expect.stringContaining('10001 commits'),
  });
  expect(it.simulator.requests).toHaveLength(3);
});
