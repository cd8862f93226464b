import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDockerfile } from './index.ts';

const shown = (text: string) =>
  parseDockerfile(text)?.instructions.map(
    ({ line, keyword, flags, words }) =>
      `${line} ${[keyword, ...[...flags, ...words].map((word) => word.text)].join('·')}`,
  ) ?? null;

test.each<[string, string, string[]]>([
  ['flags and words', 'FROM --platform=x redis:7 AS a\n', ['1 FROM·--platform=x·redis:7·AS·a']],
  ['carriage returns', 'FROM a:1\r\nFROM \\\r\n b:2\r\n', ['1 FROM·a:1', '2 FROM·b:2']],
  ['a byte-order mark', '\uFEFFFROM a:1', ['1 FROM·a:1']],
  ['a keyword cut in two', 'FR\\\nOM a:1\n', ['1 FROM·a:1']],
  ['empty lines in a continuation', 'ARG \\\n\n  a\nFROM b\n', ['1 ARG·a', '4 FROM·b']],
  ['no here-document', 'RUN a <<<x\nFROM b\n', ['1 RUN·a·<<<x', '2 FROM·b']],
  ['nothing', '', []],
])('%s', (_, text, expected) => {
  expect(shown(text)).toEqual(expected);
});

test.each<[string, string]>([
  ['an unknown instruction', 'FROM a\nINCLUDE b\n'],
  ['a here-document of another descriptor', 'RUN 3<<EOF\nFROM b:1\nEOF\n'],
  ['one that ends in the name of an instruction', 'RUN 3<<RUN\nFROM b:1\nRUN\n'],
  ['a here-document with an odd name', 'RUN <<E"O"F\nFROM b:1\nEOF\n'],
  ['a tabbed here-document beside another', 'RUN a <<-A <<B\n\tB\nFROM b:1\nA\nB\n'],
  ['an escaped escape at the end', 'FROM a\nRUN x \\\\\nFROM b:1\n'],
  ['too many lines', 'RUN a\n'.repeat(5_000)],
  ['too many flags', `FROM a\nCOPY ${'--a\t'.repeat(3_000)} b c\n`],
  ['too long', `RUN ${'a'.repeat(200_000)}`],
])('refuses %s', (_, text) => {
  expect(parseDockerfile(text)).toBeNull();
});

test('directives', () => {
  const [directive] = parseDockerfile('#  SYNTAX = a/b:1 \nFROM x\n')?.directives ?? [];
  expect(directive).toEqual({ name: 'syntax', line: 1, value: { text: 'a/b:1', start: 12, end: 17 } });
});

const piece = fc.constantFrom(
  'FROM',
  ' ',
  '\n',
  '\\',
  '\r\n',
  '#',
  'redis:7',
  '<<',
  'EOF',
  '--from=',
  'ARG',
  '$',
  '"',
  'a',
  '\t',
);

test('never throws, and every word is where it says', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      for (const { flags, words } of parseDockerfile(text)?.instructions ?? []) {
        for (const word of [...flags, ...words]) expect(text.slice(word.start, word.end)).toBe(word.text);
      }
    }),
  );
});
