import { expect, test } from 'vitest';
import { parseJson } from './index.ts';

test.each<[string, string]>([
  ['an object', '{"a": 1}'],
  ['comments', '// x\n{"a": 1 /* y */}\n'],
  ['a trailing comma', '{"a": [1,],}'],
  ['escapes', '{"a\\n": "\\u0041"}'],
  ['one key on two levels', '{"a": {"a": 1}}'],
  ['a key of prototypes', '{"__proto__": 1, "constructor": 2}'],
])('reads %s', (_, text) => {
  expect(parseJson(text)).not.toBeNull();
});

test.each<[string, string]>([
  ['nothing', ''],
  ['two values', '{} {}'],
  ['a key twice', '{"a": 1, "a": 2}'],
  ['a key twice, once escaped', '{"a": 1, "\\u0061": 2}'],
  ['a key twice, deep', '{"x": [{"a": 1, "a": 2}]}'],
  ['a missing value', '{"a": }'],
  ['two commas', '{"a": 1,,}'],
  ['single quotes', "{'a': 1}"],
  ['a bare key', '{a: 1}'],
  ['an open comment', '{"a": 1} /* x'],
  ['an open string', '{"a": "x'],
  ['a line break in a string', '{"a": "x\ny"}'],
  ['a byte-order mark', '\uFEFF{"a": 1}'],
  ['a no-break space', '{\u00A0"a": 1}'],
  ['deep nesting', '['.repeat(100_000)],
])('refuses %s', (_, text) => {
  expect(parseJson(text)).toBeNull();
});

test('nodes say where they are', () => {
  const text = '{ "a": "b" }';
  const value = parseJson(text)?.children?.[0]?.children?.[1];
  expect(text.slice(value?.offset, (value?.offset ?? 0) + (value?.length ?? 0))).toBe('"b"');
});
