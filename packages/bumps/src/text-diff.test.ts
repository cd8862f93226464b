import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffLines } from './text-diff.ts';

test.each([
  ['equal', 'a\nb', 'a\nb', []],
  ['one changed', 'a\nb\nc', 'a\nx\nc', [{ beforeLine: 2, afterLine: 2, removed: ['b'], added: ['x'] }]],
  ['one added', 'a\nc', 'a\nb\nc', [{ beforeLine: 2, afterLine: 2, removed: [], added: ['b'] }]],
  ['one removed', 'a\nb\nc', 'a\nc', [{ beforeLine: 2, afterLine: 2, removed: ['b'], added: [] }]],
  [
    'two places',
    'a\nb\nc\nd',
    'x\nb\nc\nd\ne',
    [
      { beforeLine: 1, afterLine: 1, removed: ['a'], added: ['x'] },
      { beforeLine: 5, afterLine: 5, removed: [], added: ['e'] },
    ],
  ],
])('%s', (_name, before, after, hunks) => {
  expect(diffLines(before, after)).toEqual(hunks);
});

test('applying the hunks to the first text gives the second', () => {
  const line = fc.constantFrom('a', 'b', 'c', '');
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), fc.array(line, { minLength: 1 }), (before, after) => {
      const lines: string[] = [...before];
      for (const hunk of [...diffLines(before.join('\n'), after.join('\n'))].reverse()) {
        expect(lines.slice(hunk.beforeLine - 1, hunk.beforeLine - 1 + hunk.removed.length)).toEqual(hunk.removed);
        lines.splice(hunk.beforeLine - 1, hunk.removed.length, ...hunk.added);
      }
      expect(lines).toEqual(after);
    }),
  );
});
