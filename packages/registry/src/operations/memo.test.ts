import { expect, test } from 'vitest';
import { parseManifest } from '../manifests/parse.ts';
import { imageOf } from '../testing.ts';
import { openMemo } from './memo.ts';

const manifests = ['a', 'b', 'c'].map((os) => parseManifest(imageOf({ os }).manifest, os));
const digests = manifests.map(({ digest }) => digest);
const size = manifests[0]?.bytes.length ?? 0;

const heldBy = (most: number, bytes: number) => {
  const memo = openMemo(most, bytes);
  for (const manifest of [...manifests, ...manifests.slice(2)]) memo.put('x', manifest);
  return digests.map((digest) => memo.get('x', digest) !== undefined);
};

test('the oldest make room, by number and by bytes', () => {
  expect(heldBy(10, 10_000)).toEqual([true, true, true]);
  expect(heldBy(2, 10_000)).toEqual([false, true, true]);
  expect(heldBy(10, size)).toEqual([false, false, true]);
});

test('forgets what was dropped, of that image', () => {
  const memo = openMemo();
  const [manifest] = manifests;
  if (manifest === undefined) throw new Error('no manifest');
  memo.put('x', manifest);
  memo.put('y', manifest);
  memo.drop('x', manifest.digest);
  expect([memo.get('x', manifest.digest), memo.get('y', manifest.digest)]).toEqual([undefined, manifest]);
});
