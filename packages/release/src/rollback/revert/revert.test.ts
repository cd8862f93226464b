import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inverseOf, type Tree } from './inverse.ts';
import { type LineEntry, mergedRange } from './merged-commits.ts';
import { unifiedPatch } from './patch.ts';

const entry = (oid: string, subject: string, parents = 1): LineEntry => ({
  oid,
  subject,
  firstParent: 'x',
  parents: Array.from({ length: parents }, (_, at) => `${at}`),
});

describe('what a pull request became', () => {
  const told = (line: readonly LineEntry[], mergeCommit: string, subjects: readonly string[] | null) => {
    const found = mergedRange({ line, mergeCommit, subjects, number: 12 });
    return 'rule' in found ? found.rule : `${found.kind} ${found.commits.map(({ oid }) => oid).join(' ')}`;
  };
  it.each<[string, readonly LineEntry[], string, readonly string[] | null, string]>([
    ['a merge', [entry('d', 'x'), entry('c', 'Merge', 2), entry('b', 'two')], 'c', ['one', 'two'], 'merge c'],
    ['one squashed commit', [entry('c', 'Title (#1)'), entry('b', 'x')], 'c', ['one', 'two'], 'squash c'],
    ['one commit of one', [entry('c', 'one'), entry('b', 'x')], 'c', ['one'], 'squash c'],
    [
      'as many as it had',
      [entry('d', 'x'), entry('c', 'two'), entry('b', 'one'), entry('a', 'x')],
      'c',
      ['one', 'two'],
      'rebase c b',
    ],
    [
      'with a headline that was cut',
      [entry('c', 'two'), entry('b', 'one and a half')],
      'c',
      ['one and…', 'two'],
      'rebase c b',
    ],
    ['nobody knows', [entry('c', 'two!'), entry('b', 'one')], 'c', ['one', 'two'], 'rollback/ambiguous-merge'],
    [
      'a squashed one whose commits are called like what came before it',
      [entry('c', 'two (#12)'), entry('b', 'one')],
      'c',
      ['one', 'two (#12)'],
      'rollback/ambiguous-merge',
    ],
    [
      'as many as it had, one of them called after another pull request',
      [entry('c', 'two (#1)'), entry('b', 'one')],
      'c',
      ['one', 'two (#1)'],
      'rebase c b',
    ],
    ['a commit that somebody named', [entry('c', 'two'), entry('b', 'one')], 'c', null, 'commit c'],
    ['nothing on this line', [entry('c', 'two')], 'e', null, 'rollback/not-merged'],
  ])('%s', (_what, line, commit, subjects, expected) => {
    expect(told(line, commit, subjects)).toBe(expected);
  });
});

describe('the inverse of a change', () => {
  const tree = (text: string): Tree =>
    new Map(
      text.split(' ').flatMap((one) => {
        const [path = '', oid, mode = '100644'] = one.split('=').flatMap((part) => part.split(':'));
        return oid === undefined ? [] : [[path, { oid, mode }] as const];
      }),
    );
  const told = (before: string, after: string, now: string) => {
    const { restored, already, conflicts } = inverseOf({ before: tree(before), after: tree(after), now: tree(now) });
    const paths = (of: typeof restored) => of.map(({ path }) => path).join(',');
    return [paths(restored), paths(already), paths(conflicts)].join(' | ');
  };
  it.each([
    ['what it changed goes back', 'a=1 b=1', 'a=2 b=1', 'a=2 b=9', 'a |  | '],
    ['what it added goes', '', 'a=1', 'a=1', 'a |  | '],
    ['what it deleted comes back', 'a=1', '', '', 'a |  | '],
    ['what was changed again is in conflict', 'a=1', 'a=2', 'a=3', ' |  | a'],
    ['what was deleted since is in conflict', 'a=1', 'a=2', '', ' |  | a'],
    ['what came in its place is in conflict', 'a=1', '', 'a=3', ' |  | a'],
    ['what went back already stays', 'a=1 b=1', 'a=2 b=2', 'a=1 b=2', 'b | a | '],
    ['a mode goes back', 'a=1', 'a=1:100755', 'a=1:100755', 'a |  | '],
    ['a mode that was changed again is in conflict', 'a=1', 'a=2', 'a=2:100755', ' |  | a'],
    ['a link is in conflict', 'a=1:120000', 'a=2', 'a=2', ' |  | a'],
    ['where a folder stands now is in conflict', 'a=1', '', 'a/b=3 ab=1', ' |  | a'],
    ['where a folder deep down stands now is in conflict', 'a/b=1', '', 'a/b/c/d=3', ' |  | a/b'],
    ['below what is a file now is in conflict', 'a/b/c=1', '', 'a=3', ' |  | a/b/c'],
    ['below what is a link now is in conflict', 'a/b=1', '', 'a=3:120000', ' |  | a/b'],
    ['a folder that it made of a file is a file again', 'a=1', 'a/b=2', 'a/b=2', 'a,a/b |  | '],
    ['a file that it made of a folder is a folder again', 'a/b=1', 'a=2', 'a=2', 'a,a/b |  | '],
    ['a folder that others use too stays', 'a=1', 'a/b=2', 'a/b=2 a/c=3', 'a/b |  | a'],
  ])('%s', (_what, before, after, now, expected) => {
    expect(told(before, after, now)).toBe(expected);
  });
});

describe('a patch', () => {
  const encode = (text: string | null) => (text === null ? null : new TextEncoder().encode(text));

  it('says what goes and what comes, with what is around it', () => {
    expect(unifiedPatch([{ path: 'a', from: encode('1\n2\n3\n4\n5\n'), to: encode('1\n2\n3\nx\n5\n') }])).toBe(
      'diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1,5 +1,5 @@\n 1\n 2\n 3\n-4\n+x\n 5\n',
    );
    expect(unifiedPatch([{ path: 'a', from: null, to: encode('x') }])).toBe(
      'diff --git a/a b/a\nnew file mode 100644\n--- /dev/null\n+++ b/a\n@@ -0,0 +1,1 @@\n+x\n\\ No newline at end of file\n',
    );
    expect(unifiedPatch([{ path: 'a', from: new Uint8Array([0]), to: null }])).toBe(
      'diff --git a/a b/a\nBinary files differ\n',
    );
  });

  it('is one that git applies', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));
    const folder = mkdtempSync(join(tmpdir(), 'gatehouse-patch-'));
    const file = join(folder, 'f');
    try {
      fc.assert(
        fc.property(text, text, (from, to) => {
          fc.pre(from !== to);
          writeFileSync(file, from);
          const input = unifiedPatch([{ path: 'f', from: encode(from), to: encode(to) }]);
          execFileSync('git', ['apply', '--unidiff-zero', '-'], {
            cwd: folder,
            input,
            stdio: ['pipe', 'ignore', 'pipe'],
          });
          expect(readFileSync(file, 'utf8')).toBe(to);
        }),
        { numRuns: 40 },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
