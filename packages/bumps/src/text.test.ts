import { expect, test } from 'vitest';
import { decodeText } from './text.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ['plain text', 'a: 1\n'],
  ['no final newline', 'a: 1'],
  ['CR LF throughout', 'a: 1\r\nb: 2\r\n'],
  ['CR LF throughout, last line open', 'a: 1\r\nb: 2'],
  ['byte-order mark at the start', '\uFEFFa: 1\n'],
  ['other scripts, emoji with joiner, no-break space', '# Bᴇʀɴᴅ 👨\u200D👩 \u00A0é\n'],
  ['empty', ''],
  ['tabs', '\ta\n'],
])('decodes %s to exactly its bytes', (_name, text) => {
  const decoded = decodeText(bytes(text));
  expect(decoded.text).toBe(text);
});

test.each([
  ['NUL', new Uint8Array([0x61, 0, 0x62]), 'scope/binary', null],
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0x00]), 'scope/binary', null],
  ['Latin-1', new Uint8Array([0x61, 0xe9, 0x0a]), 'scope/encoding', null],
  ['overlong encoding', new Uint8Array([0xc0, 0xaf]), 'scope/encoding', null],
  ['a surrogate', new Uint8Array([0xed, 0xa0, 0x80]), 'scope/encoding', null],
  [
    'an LFS pointer',
    bytes('version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n'),
    'scope/lfs-pointer',
    1,
  ],
  ['a lone CR', bytes('a: 1\n# x\rb: 2\n'), 'scope/forbidden-character', 2],
  ['CR LF in one line only', bytes('a: 1\nb: 2\r\nc: 3\n'), 'scope/forbidden-character', 2],
  ['LF among CR LF', bytes('a: 1\r\nb: 2\nc: 3\r\n'), 'scope/forbidden-character', 1],
  ['CR CR LF', bytes('a: 1\r\r\n'), 'scope/forbidden-character', 1],
  ['U+0085', bytes('# a\u0085b: 1\n'), 'scope/forbidden-character', 1],
  ['U+2028', bytes('x\n# a\u2028b: 1\n'), 'scope/forbidden-character', 2],
  ['a byte-order mark further on', bytes('a: 1\n---\n\uFEFFb: 2\n'), 'scope/forbidden-character', 3],
  ['a bidirectional override', bytes('# \u202Ea\n'), 'scope/forbidden-character', 1],
  ['a tag character', bytes('# \u{E0041}\n'), 'scope/forbidden-character', 1],
  ['a zero-width space', bytes('a\u200Bb\n'), 'scope/forbidden-character', 1],
  ['an escape character', bytes('\u001B[0m\n'), 'scope/forbidden-character', 1],
])('refuses %s', (_name, content, rule, line) => {
  expect(decodeText(content).problem).toMatchObject({ rule, line, scope: 'file' });
});
