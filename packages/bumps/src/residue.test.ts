import { expect, test } from 'vitest';
import type { ChangedFile } from './change.ts';
import { fileResidue } from './residue.ts';
import { side } from './testing.ts';

const file = (over: Partial<ChangedFile>): ChangedFile => ({
  path: 'a.yaml',
  pathIsText: true,
  before: side('a'),
  after: side('b'),
  ...over,
});

test.each<[string, Partial<ChangedFile>, string | null]>([
  ['modified in place', {}, null],
  ['executable on both sides', { before: side('a', '100755'), after: side('b', '100755') }, null],
  ['mode not read yet', { before: side('a', ''), after: side('b', '') }, null],
  ['added', { before: null }, 'scope/file-added'],
  ['deleted', { after: null }, 'scope/file-deleted'],
  ['old half of a rename', { after: null, renamedTo: 'b.yaml' }, 'scope/file-renamed'],
  ['new half of a rename', { before: null, renamedFrom: 'b.yaml' }, 'scope/file-renamed'],
  ['made executable', { after: side('b', '100755') }, 'scope/mode-changed'],
  ['became a symbolic link', { after: side('b', '120000') }, 'scope/symlink'],
  ['was a symbolic link', { before: side('a', '120000') }, 'scope/symlink'],
  ['a symbolic link added', { before: null, after: side('b', '120000') }, 'scope/symlink'],
  ['a submodule moved', { before: side('a', '160000'), after: side('b', '160000') }, 'scope/submodule'],
  ['a mode git does not write', { before: side('a', '100664'), after: side('b', '100664') }, 'scope/mode-changed'],
  ['on neither side', { before: null, after: null }, 'scope/residue'],
  ['too large', { after: { ...side('b'), size: 6_000_000 } }, 'scope/too-large'],
  ['path not UTF-8', { pathIsText: false }, 'scope/path-encoding'],
  ['newline in the path', { path: 'a\nb.yaml' }, 'scope/path-encoding'],
  ['right-to-left override in the path', { path: 'a\u202Elmay.b' }, 'scope/path-encoding'],
])('%s', (_name, over, rule) => {
  expect(fileResidue(file(over))?.rule ?? null).toBe(rule);
});
