import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { YamlNode } from './nodes.ts';
import { parseYamlDocuments } from './parse.ts';

/** A document as plain data, to compare shapes. */
function plain(node: YamlNode | null): unknown {
  if (node === null) return null;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'alias') return `*${node.name}`;
  if (node.kind === 'sequence') return node.items.map(plain);
  return Object.fromEntries([...node.entries.values()].map(({ key, value }) => [key, plain(value)]));
}

describe('documents', () => {
  test.each<[string, string, unknown[]]>([
    ['nothing', '', []],
    ['a comment', '# a\n', []],
    ['maps, lists, scalars', 'a: [1, "2", {b: c}]\nd:\n', [{ a: ['1', '2', { b: 'c' }], d: '' }]],
    ['everything is a string', 'a: 1.10\nb: yes\nc: ~\nd: 0x1F\n', [{ a: '1.10', b: 'yes', c: '~', d: '0x1F' }]],
    ['several documents', 'a: 1\n---\nb: 2\n...\n---\n', [{ a: '1' }, { b: '2' }, '']],
    ['CRLF', 'a: 1\r\nb:\r\n  - 2\r\n', [{ a: '1', b: ['2'] }]],
    ['a byte-order mark', '\uFEFFa: 1\n', [{ a: '1' }]],
    ['an anchor and its alias', 'a: &x 1\nb: *x\n', [{ a: '1', b: '*x' }]],
    ['a merge key is no key', 'a: &x {b: 1}\nc: {<<: *x, d: 2}\n', [{ a: { b: '1' }, c: { d: '2' } }]],
    ['keys like those of objects', '__proto__: 1\nconstructor: 2\n', [{ ['__proto__']: '1', constructor: '2' }]],
  ])('%s', (_, text, expected) => {
    const { documents, fault } = parseYamlDocuments(text);
    expect(fault).toBeNull();
    expect(documents?.map(({ root }) => plain(root))).toEqual(expected);
  });

  test('a map may merge more aliases than a call takes arguments', () => {
    const { documents, fault } = parseYamlDocuments(`a: &x {b: 1}\nc:\n  <<: [${'*x, '.repeat(150_000)}]\n`);
    expect(fault).toBeNull();
    const root = documents?.[0]?.root;
    const merging = root?.kind === 'map' ? root.entries.get('c')?.value : null;
    expect(merging?.kind === 'map' ? merging.merged.length : null).toBe(150_000);
  });

  test('anchors, tags, merges and aliases are known', () => {
    const { documents } = parseYamlDocuments('a: &x !!str 1\nb: *x\nc: {<<: *x}\n');
    const [document] = documents ?? [];
    const root = document?.root;
    if (root?.kind !== 'map') throw new Error('no map');
    const [a, b, c] = ['a', 'b', 'c'].map((key) => root.entries.get(key)?.value);
    expect(a).toMatchObject({ anchor: 'x', tagged: true, style: 'plain' });
    expect(b).toMatchObject({ kind: 'alias', name: 'x', start: 17, tagged: false });
    expect(c).toMatchObject({ merges: true, merged: [{ name: 'x' }] });
    expect([...(document?.aliases.values() ?? [])].map((aliases) => aliases.map(({ start }) => start))).toEqual([
      [17, 28],
    ]);
  });
});

describe('faults', () => {
  const deep = (levels: number) => `a: ${'['.repeat(levels)}${']'.repeat(levels)}\n`;
  test.each<[string, string, RegExp, number]>([
    ['a duplicate key', 'a: 1\nb: 2\na: 3\n', /"a" stands there twice/, 10],
    ['a duplicate key in other quotes', 'a: 1\n"a": 2\n', /twice/, 5],
    ['a duplicate key in flow style', '{ a: 1, a: 2 }\n', /twice/, 8],
    ['a duplicate deep down', 'a:\n  - b: 1\n    b: 2\n', /twice/, 16],
    ['a directive', '%YAML 1.1\n---\na: 1\n', /directives/, 0],
    ['a directive in between', 'a: 1\n...\n%YAML 1.1\n---\nb: 1\n', /directives/, 9],
    ['an alias of nothing', 'a: *x\n', /no anchor before/, 3],
    ['an alias before its anchor', 'a: *x\nb: &x 1\n', /no anchor before/, 3],
    ['an alias over documents', 'a: &x 1\n---\nb: *x\n', /no anchor before/, 15],
    ['a key that is a list', '? [a]\n: 1\n', /not a plain string/, 2],
    ['a key with an anchor', '&x a: 1\n', /not a plain string/, 3],
    ['a key with a tag', '!!str a: 1\n', /not a plain string/, 6],
    ['a template', 'a: {{ .x }}\n', /not a plain string/, 4],
    ['a tab for indentation', 'a:\n\tb: 1\n', /[Tt]ab/, 3],
    ['an open quote', 'a: "b\n', /quote/i, 6],
    ['an open bracket', 'a: [b\n', /./, 6],
    ['bad indentation', 'a:\n    b: 1\n  c: 2\n', /./, 12],
    ['deep nesting', deep(101), /deeply/, 103],
    ['very deep nesting', deep(100_000), /deeply/, -1],
  ])('%s', (_, text, message, offset) => {
    const { documents, fault } = parseYamlDocuments(text);
    expect(documents).toBeNull();
    expect(fault?.message).toMatch(message);
    if (offset >= 0) expect(fault?.offset).toBe(offset);
  });

  test('nesting that manifests have is fine', () => {
    expect(parseYamlDocuments(deep(90)).fault).toBeNull();
  });
});

test('no text makes it throw', () => {
  const piece = fc.constantFrom(
    'a',
    ': ',
    '- ',
    '\n',
    '  ',
    '&x ',
    '*x',
    '|',
    '>',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ',',
    '!!',
    '<<: ',
    '---\n',
    '?',
    '#',
    '\r\n',
    '\t',
    '%',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const { documents, fault } = parseYamlDocuments(pieces.join(''));
      expect(documents === null).toBe(fault !== null);
    }),
    { numRuns: 2_000 },
  );
});

test('every range covers what it says', () => {
  const value = fc.constantFrom('a1', '"b2"', "'c3'", '1.2.3', 'é☃', '"😀"');
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '\r\n'), (values, eol) => {
      const text = values.map((one, index) => `k${index}: ${one} # note${eol}`).join('');
      const root = parseYamlDocuments(text).documents?.[0]?.root;
      if (root?.kind !== 'map') throw new Error('no map');
      const ranges = [...root.entries.values()].map((entry) => text.slice(entry.value.start, entry.value.end));
      expect(ranges).toEqual(values);
    }),
  );
});
