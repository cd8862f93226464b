import fc from 'fast-check';
import { expect, test } from 'vitest';
import { code, fenced, markdown, prose, urlPath } from './markdown.ts';

test.each([
  ['apps/redis-7.yaml', 'apps/redis-7.yaml'],
  ['1.2.3', '1.2.3'],
  ['a|b', 'a&#124;b'],
  ['<img src=x onerror=alert(1)>', '&#60;img src&#61;x onerror&#61;alert(1&#41;&#62;'],
  ['`x` **y** [z](https://evil.example)', null],
  ['www.evil.example', 'www<span>&#46;</span>evil.example'],
  ['1. item', '1&#46; item'],
  ['1) item', '1&#41; item'],
  ['- item', '&#45; item'],
  ['@org/team', '<span>&#64;</span>org/team'],
  ['o/r#1', 'o/r<span>&#35;</span>1'],
  ['GH-1', 'GH<span>&#45;</span>1'],
  ['http://evil.example', 'http<span>&#58;</span>//evil.example'],
  ['a\u3164b', 'a&#92;u&#123;3164&#125;b'],
  ['&amp;', '&#38;amp;'],
  ['a\nb', 'a&#92;nb'],
  ['abc\u202egpj.exe', 'abc&#92;u&#123;202e&#125;gpj.exe'],
])('%j is shown as itself', (input, expected) => {
  const output = markdown(input);
  if (expected !== null) expect(output).toBe(expected);
  expect(output).not.toMatch(/[`*_[\]|~\\!$]/);
});

test('no text from outside yields a character that is structure in Markdown or HTML', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (input) => {
      const rest = markdown(input)
        .replace(/<span>&#\d+;<\/span>/g, '')
        .replace(/&#\d+;/g, '');
      expect(rest).toMatch(/^[\p{L}\p{N} ,/'"();?%:.-]*$/u);
      expect(rest).not.toMatch(/^[:-]|\p{N}\.(?!\p{N}|\p{L})|www\.|--|:(?! )/iu);
    }),
  );
});

test('what a reader sees is the text itself, invisible characters written out', () => {
  const decode = (html: string): string =>
    html.replace(/<\/?span>/g, '').replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(Number(n)));
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (input) => {
      expect(decode(markdown(input))).toBe(input);
    }),
  );
});

test('code face', () => expect(code('a`b')).toBe('<code>a&#96;b</code>'));

test.each([
  ['set `scope.paths` to `**`', 'set <code>scope.paths</code> to <code>&#42;&#42;</code>'],
  ['an odd ` stays', 'an odd &#96; stays'],
  ['`a` `<b>', '<code>a</code> &#96;&#60;b&#62;'],
  ['``', '&#96;&#96;'],
])('%j has its quoted parts in code face', (input, expected) => expect(prose(input)).toBe(expected));

test('long text is cut', () => expect(markdown('x'.repeat(5000))).toBe(`${'x'.repeat(999)}&#8230;`));

test.each([
  ['a/b c.yaml', 'a/b%20c.yaml'],
  ['a)(<>"\'|`.yaml', 'a%29%28%3C%3E%22%27%7C%60.yaml'],
  ['x?y#z', 'x%3Fy%23z'],
  ['\ud800', '%EF%BF%BD'],
])('URL of %j', (path, expected) => expect(urlPath(path)).toBe(expected));

test('a fence is longer than what it holds', () => {
  expect(fenced('json', '"````"')).toBe('`````json\n"````"\n`````');
});
