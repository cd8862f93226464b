import { expect, test } from 'vitest';
import { changedFilesOf, type FileRow } from './files.ts';

const row = (status: string, filename: string, more: Partial<FileRow> = {}): FileRow => ({
  filename,
  status,
  sha: 'aa',
  ...more,
});
const known = { mode: '', oid: 'aa' };
const unknown = { mode: '', oid: '' };

test.each([
  ['modified', row('modified', 'a'), [{ path: 'a', pathIsText: true, before: unknown, after: known }]],
  ['changed', row('changed', 'a'), [{ path: 'a', pathIsText: true, before: unknown, after: known }]],
  ['added', row('added', 'a'), [{ path: 'a', pathIsText: true, before: null, after: known }]],
  ['removed', row('removed', 'a'), [{ path: 'a', pathIsText: true, before: known, after: null }]],
  [
    'copied',
    row('copied', 'b', { previous_filename: 'a' }),
    [{ path: 'b', pathIsText: true, before: null, after: known }],
  ],
  [
    'renamed',
    row('renamed', 'b', { previous_filename: 'a' }),
    [
      { path: 'a', pathIsText: true, before: unknown, after: null, renamedTo: 'b' },
      { path: 'b', pathIsText: true, before: null, after: known, renamedFrom: 'a' },
    ],
  ],
  [
    'path whose bytes are not UTF-8',
    row('modified', 'caf\uFFFD.yaml'),
    [{ path: 'caf\uFFFD.yaml', pathIsText: false, before: unknown, after: known }],
  ],
  [
    'blob without id',
    row('modified', 'a', { sha: null }),
    [{ path: 'a', pathIsText: true, before: unknown, after: unknown }],
  ],
])('a %s row', (_, input, files) => {
  expect(changedFilesOf([input], 1)).toEqual(files);
});

test.each([
  ['fewer rows than the pull request says', [row('modified', 'a')], 2, /listed 1 changed files where .* says 2/],
  ['more rows', [row('modified', 'a'), row('modified', 'b')], 1, /listed 2 changed files where .* says 1/],
  ['a row twice', [row('modified', 'a'), row('modified', 'a')], 2, /twice/],
  ['a rename without its old name', [row('renamed', 'a')], 1, /without its old name/],
  ['an unknown status', [row('merged', 'a')], 1, /not known: merged/],
])('%s is incomplete', (_, rows, expected, message) => {
  expect(() => changedFilesOf(rows, expected)).toThrow(expect.objectContaining({ code: 'incomplete' }));
  expect(() => changedFilesOf(rows, expected)).toThrow(message);
});
