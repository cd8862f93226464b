import { expect, test } from 'vitest';
import { nextPage } from './links.ts';

const BASE = 'https://r.example/v2/acme/api/tags/list?n=10';

test.each<[string | null, string | null]>([
  [null, null],
  ['', null],
  ['</x>; rel="prev"', null],
  ['<list?last=a>; rel="next"', 'https://r.example/v2/acme/api/tags/list?last=a'],
  ['</v2/x>; rel=next', 'https://r.example/v2/x'],
  ['<https://r.example/v2/x>;rel=NEXT', 'https://r.example/v2/x'],
  ['</a>; rel="first", </b>; title="x, y"; rel="next"', 'https://r.example/b'],
  ['</b>; rel = "next"', 'https://r.example/b'],
  ['</b>; rel="next last"', 'https://r.example/b'],
  ['</b>; rel="last next"; type="x"', 'https://r.example/b'],
  ['</b>; rel="nextpage"', null],
])('%s', (header, expected) => {
  expect(nextPage(header, BASE)).toBe(expected);
});

test('a long address is one too', () => {
  const long = `/b?last=${'a'.repeat(5000)}`;
  expect(nextPage(`<${long}>; rel="next"`, BASE)).toBe(`https://r.example${long}`);
});

test.each([
  '<https://evil.example/v2/x>; rel="next"',
  '<//evil.example/v2/x>; rel="next"',
  '<http://r.example/v2/x>; rel="next"',
  '<https://r.example:444/v2/x>; rel="next"',
  '<https://r.example@evil.example/v2/x>; rel="next"',
  '<https://[/>; rel="next"',
  '<>; rel="next"',
  'x; rel="next"',
])('a list that goes on at %s is not cut off there', (header) => {
  expect(() => nextPage(header, BASE)).toThrow(expect.objectContaining({ code: 'unavailable' }));
});
