import { expect, test } from 'vitest';
import { scene } from './testing.ts';

const content = 'one line that a rename keeps\n'.repeat(5);

test('an advance names every path that differs, both names of a rename', async () => {
  const it = await scene({ 'a.yaml': '1', 'old.yaml': content });
  const from = it.repository.commit({ branch: 'main', files: { 'b.yaml': '1' } });
  const to = it.repository.commit({ branch: 'main', files: { 'a.yaml': '2', 'old.yaml': null, 'new.yaml': content } });
  const { ahead, paths } = await it.reader.compareTips(from, to);
  expect(ahead).toBe(true);
  expect(paths?.toSorted()).toEqual(['a.yaml', 'new.yaml', 'old.yaml']);
});

test('a rewritten branch is not ahead', async () => {
  const it = await scene();
  const fork = it.repository.commit({ branch: 'main', files: { 'b.yaml': '1' } });
  const from = it.repository.commit({ branch: 'main', files: { 'b.yaml': '2' } });
  const other = it.repository.commit({ branch: 'other', parents: [fork], files: { 'b.yaml': '3' } });
  expect(await it.reader.compareTips(from, other)).toEqual({ ahead: false, paths: null });
  expect(await it.reader.compareTips(from, fork)).toEqual({ ahead: false, paths: null });
});

test.each([
  [299, true],
  [300, false],
])('of %i files all are known: %s', async (count, known) => {
  const it = await scene();
  const from = it.repository.commit({ branch: 'main', files: { 'b.yaml': '1' } });
  const files = Object.fromEntries(Array.from({ length: count }, (_, i) => [`many/${i}.yaml`, `${i}`]));
  const to = it.repository.commit({ branch: 'main', files });
  const { ahead, paths } = await it.reader.compareTips(from, to);
  expect([ahead, paths?.length ?? null]).toEqual([true, known ? count : null]);
});
