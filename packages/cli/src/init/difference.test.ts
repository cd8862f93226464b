import { expect, test } from 'vitest';
import { difference } from './difference.ts';

test.each<[string, string, string, string[]]>([
  ['the same', 'a\nb\n', 'a\nb\n', []],
  ['one changed', 'a\nb\nc', 'a\nx\nc', ['- b', '+ x']],
  ['added and removed', 'a\nb\nc', 'b\nc\nd', ['- a', '+ d']],
  ['all of it', 'a', 'b\nc', ['- a', '+ b', '+ c']],
  ['too long', 'a\n'.repeat(500), 'b', ['(501 lines there, 1 here)']],
])('%s', (_name, from, to, expected) => {
  expect(difference(from, to)).toEqual(expected);
});
