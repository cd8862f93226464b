import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printable, printableJson } from './escape.ts';

test.each([
  ['plain, é, 😀', 'plain, é, 😀'],
  ['a\x1b[2Jb', 'a\\u{1b}[2Jb'],
  ['line\nline\r', 'line\\u{a}line\\u{d}'],
  ['\x9b31m', '\\u{9b}31m'],
  ['abc\u202edcba', 'abc\\u{202e}dcba'],
  ['a\u200bb\ufeff\u2028', 'a\\u{200b}b\\u{feff}\\u{2028}'],
  ['\u{e0041}', '\\u{e0041}'],
])('%j is printed as %j', (text, expected) => {
  expect(printable(text)).toBe(expected);
});

test('JSON keeps its meaning and holds nothing a terminal obeys', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), fc.constantFrom(undefined, 2), (value, indent) => {
      const json = printableJson(value, indent);
      expect(JSON.parse(json)).toEqual(value);
      expect(json).not.toMatch(/[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/u);
    }),
  );
  expect(printableJson(['\x9b\u{e0041}'])).toBe('["\\u009b\\udb40\\udc41"]');
});
