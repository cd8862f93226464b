import { describe, expect, test } from 'vitest';
import { child, parseYamlDocuments, rootCursor } from '../formats/yaml/index.ts';
import { LineIndex } from '../lines.ts';
import type { SourceFile } from './manager.ts';
import { exactScalar, imageScalar, nameText, writtenScalar } from './yaml-value.ts';

function read(text: string, key = 'v') {
  const { documents } = parseYamlDocuments(text);
  const file: SourceFile = {
    path: 'a.yaml',
    text,
    lines: new LineIndex(text),
    yaml: () => documents ?? [],
    json: () => null,
    dockerfile: () => null,
  };
  const [document] = documents ?? [];
  return { file, cursor: child(document ? rootCursor(document) : null, key) };
}

describe('exact scalars', () => {
  test.each<[string, string, string]>([
    ['v: 1.2.3\n', '1.2.3', 'plain 1'],
    ['v:    1.2.3   # note\n', '1.2.3', 'plain 1'],
    ['a: 1\r\nv: 1.2.3\r\n', '1.2.3', 'plain 2'],
    ['v: "1.10"\n', '1.10', 'double 1'],
    ["v: '1.10'\n", '1.10', 'single 1'],
    ['{ v: 1.2.3 }\n', '1.2.3', 'plain 1'],
    ['"v": 1.2.3', '1.2.3', 'plain 1'],
    ['v:\n  1.2.3\n', '1.2.3', 'plain 2'],
    ['v: &a 1.2.3\n', '1.2.3', 'plain 1'],
    ['\uFEFFv: 1.2.3\n', '1.2.3', 'plain 1'],
    ['# ☃ 😀\nv: 1.2.3\n', '1.2.3', 'plain 2'],
    ['a: &a 1.2.3\nv: *a\n', '1.2.3', 'plain 1'],
    ['v: >-\n  1.2.3\n', '1.2.3', 'block 2'],
    ['v: |-\r\n  1.2.3\r\nw: 1\r\n', '1.2.3', 'block 2'],
  ])('%j', (text, value, facts) => {
    const { file, cursor } = read(text);
    const exact = exactScalar(file, cursor);
    if (exact === null || 'problem' in exact) throw new Error('none');
    const { scalar } = exact;
    expect([scalar.text, text.slice(scalar.start, scalar.end), `${scalar.style} ${scalar.line}`]).toEqual([
      value,
      value,
      facts,
    ]);
  });

  test.each([
    'v: "1.\\x32"\n',
    "v: 'it''s'\n",
    'v: "a\n  b"\n',
    'v: a\n  b\n',
    'v: |\n  1.2.3\n',
    'v: >\n  1.2.3\n',
    'v: >-\n  1.2.3\n  4\n',
    'v: >-\n\n  1.2.3\n',
    'v: >- # note\n  1.2.3\n',
    'v: 1.10\n',
    'v: yes\n',
    'v: 12:30\n',
  ])('a problem: %j', (text) => {
    const { file, cursor } = read(text);
    expect(exactScalar(file, cursor)).toMatchObject({
      problem: { rule: 'scope/ambiguous-scalar', line: 1, scope: 'place' },
    });
  });

  test.each(['v:\n', 'v: ""\n', 'v: [a]\n', 'v: { a: b }\n', 'x: 1\n'])('none: %j', (text) => {
    const { file, cursor } = read(text);
    expect(exactScalar(file, cursor)).toBeNull();
  });

  test('an explicit tag and a merge key are doubts', () => {
    for (const [text, word] of [
      ['v: !!str 1.2.3\n', 'tag'],
      ['v: ! 1.2.3\n', 'tag'],
      ['a: &a { x: 1 }\nb: { <<: *a, v: 1.2.3 }\n', 'merge key'],
    ] as const) {
      const { file, cursor } = read(text, text.includes('b:') ? 'b' : 'v');
      const exact = exactScalar(file, word === 'tag' ? cursor : child(cursor, 'v'));
      expect(exact).toMatchObject({ scalar: { caveats: [{ rule: 'scope/anchor' }] } });
    }
  });

  test('what follows an alias remembers it', () => {
    const { file, cursor } = read('a: &a 1.2.3\nv: *a\n');
    expect(exactScalar(file, cursor)).toMatchObject({ scalar: { via: [15], line: 1 } });
  });
});

test('a time is written as itself although readers make it a time', () => {
  const { file, cursor } = read('v: 2024-11-01T10:11:12Z\n');
  expect(writtenScalar(file, cursor)).toMatchObject({ text: '2024-11-01T10:11:12Z', start: 3, end: 23 });
  expect(writtenScalar(file, read('v: "a\\n"\n').cursor)).toBeNull();
});

test('names', () => {
  const names = ['v: a\n', 'v: "\\x61"\n', 'v: ""\n', 'v:\n', 'v: [a]\n', 'v: !!str a\n'].map((text) =>
    nameText(read(text).cursor),
  );
  expect(names).toEqual(['a', 'a', null, null, null, null]);
});

test('an image behind other characters', () => {
  const { file, cursor } = read('v: "oci://ghcr.io/a/b:1.2.3"\n');
  expect(imageScalar(file, cursor, 'flux', 'oci://'.length).reference).toMatchObject({
    key: '0:/v',
    name: 'ghcr.io/a/b',
    version: { text: '1.2.3', start: 22, end: 27 },
    spans: [{ start: 22, end: 27 }],
  });
});
