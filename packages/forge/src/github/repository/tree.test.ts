import { expect, test } from 'vitest';
import { scene } from './testing.ts';

const FILES = {
  'a.yaml': 'a\n',
  'bin/run': { mode: '100755' as const, content: '#!/bin/sh\n' },
  'deep/er/b.yaml': 'b\n',
  link: { mode: '120000' as const, content: 'a.yaml' },
};

test('every file and link, with mode, id and size', async () => {
  const { forge, repository } = await scene(FILES);
  const entries = await forge.readTree(repository.branch('main'));
  expect(entries.map(({ path, mode, size }) => [path, mode, size])).toEqual([
    ['a.yaml', '100644', 2],
    ['bin/run', '100755', 10],
    ['deep/er/b.yaml', '100644', 2],
    ['link', '120000', 6],
  ]);
});

test('what GitHub cuts is read folder by folder, with the same answer', async () => {
  const it = await scene(FILES);
  const whole = await it.forge.readTree(it.repository.branch('main'));
  const cut = (body: unknown) => {
    const { tree, ...rest } = body as { tree: unknown[] };
    return { ...rest, tree: tree.slice(0, 1), truncated: true };
  };
  it.simulator.github.faults.add({ match: { path: /recursive/, times: 2 }, do: { kind: 'rewrite', body: cut } });
  expect(await it.forge.readTree(it.repository.branch('main'))).toEqual(whole);
});

test('a single folder that GitHub cuts is refused', async () => {
  const it = await scene(FILES);
  const cut = (body: unknown) => ({ ...(body as object), truncated: true });
  it.simulator.github.faults.add({ match: { path: /git\/trees/ }, do: { kind: 'rewrite', body: cut } });
  await expect(it.forge.readTree(it.repository.branch('main'))).rejects.toMatchObject({ code: 'too-large' });
});

test('a path that is listed twice is no tree', async () => {
  const it = await scene(FILES);
  const twice = (body: unknown) => {
    const { tree, ...rest } = body as { tree: unknown[] };
    return { ...rest, tree: [...tree, tree[0]] };
  };
  it.simulator.github.faults.add({ match: { path: /git\/trees/ }, do: { kind: 'rewrite', body: twice } });
  await expect(it.forge.readTree(it.repository.branch('main'))).rejects.toMatchObject({ code: 'incomplete' });
});
