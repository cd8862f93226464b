import type { FileSide } from '@gatehouse/bumps';
import { expect, test } from 'vitest';
import { diffTrees } from './trees.ts';

const tree = (files: Record<string, string>): ReadonlyMap<string, FileSide> =>
  new Map(
    Object.entries(files).map(([path, text]) => {
      const [mode = '', oid = ''] = text.split(' ');
      return [path, { mode, oid }];
    }),
  );

test('a difference of content, mode, kind or presence is a changed file; a rename is two', () => {
  const before = tree({
    a: '100644 1',
    b: '100644 2',
    c: '100644 3',
    d: '160000 4',
    old: '100644 5',
    'x\uFFFD': '100644 6',
  });
  const after = tree({
    a: '100644 1',
    b: '100755 2',
    c: '120000 7',
    d: '160000 8',
    new: '100644 5',
    'x\uFFFD': '100644 9',
  });
  expect(
    diffTrees(before, after).map(({ path, pathIsText, before: old, after: now }) =>
      [path, pathIsText, old ? `${old.mode} ${old.oid}` : '-', now ? `${now.mode} ${now.oid}` : '-'].join(' | '),
    ),
  ).toEqual([
    'b | true | 100644 2 | 100755 2',
    'c | true | 100644 3 | 120000 7',
    'd | true | 160000 4 | 160000 8',
    'new | true | - | 100644 5',
    'old | true | 100644 5 | -',
    'x\uFFFD | false | 100644 6 | 100644 9',
  ]);
});

test('more files than a pull request could list are refused', () => {
  const many = tree(Object.fromEntries(Array.from({ length: 3001 }, (_, index) => [`f${index}`, '100644 1'])));
  expect(() => diffTrees(new Map(), many)).toThrow(expect.objectContaining({ code: 'too-many-files' }));
  expect(diffTrees(many, many)).toEqual([]);
});
