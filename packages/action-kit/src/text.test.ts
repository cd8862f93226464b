import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clip, plain } from './text.ts';

test.each([
  ['::error::x', '\\u{3a}:error::x'],
  ['  ::add-mask::x', '  \\u{3a}:add-mask::x'],
  ['path\n::stop-commands::x', 'path\\n::stop-commands::x'],
  ['a ##[error]b', 'a #\\u{23}[error]b'],
  ['###[error]b', '##\\u{23}[error]b'],
  ['\u001b[31mred', '\\u{1b}[31mred'],
  ['redis 7.2.4 -> 7.2.5', 'redis 7.2.4 -> 7.2.5'],
])('%j', (input, expected) => expect(plain(input)).toBe(expected));

test('a line of the log is never a command of the runner, in neither syntax', () => {
  const nasty = fc.array(fc.constantFrom('#', '[', ':', ' ', '\n', '\r', '\t', 'error', ']', '\u2028'), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(nasty, (parts) => {
      const line = plain(parts.join(''));
      expect(line).not.toMatch(/^\s*::|##\[|[\r\n]/);
    }),
  );
});

test('clip keeps characters whole', () => {
  expect(clip('abc', 3)).toBe('abc');
  expect(clip('a😀bc', 3)).toBe('a…');
});
