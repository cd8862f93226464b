import type { ChangedFile, FileSide } from '@gatehouse/bumps';
import { expect, test } from 'vitest';
import { assertAgrees, assertUnchanged } from './agreement.ts';

const side = (oid: string, mode = '100644'): FileSide => ({ mode, oid });
const listed = (oid: string): FileSide => ({ mode: '', oid });
const file = (before: FileSide | null, after: FileSide | null): ChangedFile => ({
  path: 'a',
  pathIsText: true,
  before,
  after,
});

test.each([
  ['modified', file(listed(''), listed('b')), file(side('a'), side('b'))],
  ['mode alone', file(listed(''), listed('a')), file(side('a'), side('a', '100755'))],
  ['added', file(null, listed('b')), file(null, side('b'))],
  ['removed', file(listed('a'), null), file(side('a'), null)],
  ['read from trees before', file(side('a'), side('b')), file(side('a'), side('b'))],
])('%s: list and trees agree', (_, list, trees) => {
  expect(() => assertAgrees(list, trees)).not.toThrow();
});

test.each([
  ['listed as added, present before', file(null, listed('b')), file(side('a'), side('b')), /absent at the merge base/],
  ['listed as modified, absent before', file(listed(''), listed('b')), file(null, side('b')), /present at the merge/],
  ['listed as removed, still there', file(listed('a'), null), file(side('a'), side('a')), /absent at the head/],
  ['another blob at head', file(listed(''), listed('b')), file(side('a'), side('c')), /listed with blob b at the head/],
  ['another mode', file(side('a'), side('b', '100755')), file(side('a'), side('b')), /listed with mode 100755/],
  ['nothing changed', file(listed(''), listed('a')), file(side('a'), side('a')), /the same at merge base and head/],
])('%s: refused', (_, list, trees, message) => {
  expect(() => assertAgrees(list, trees)).toThrow(message);
  expect(() => assertAgrees(list, trees)).toThrow(expect.objectContaining({ code: 'incomplete' }));
});

test('a file beside the change must be the same on both sides', () => {
  expect(() => assertUnchanged(file(side('a'), side('a')))).not.toThrow();
  expect(() => assertUnchanged(file(null, null))).not.toThrow();
  for (const other of [side('b'), side('a', '100755'), null]) {
    expect(() => assertUnchanged(file(side('a'), other))).toThrow(/not listed as changed/);
  }
});
