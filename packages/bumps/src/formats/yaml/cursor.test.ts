import { describe, expect, test } from 'vitest';
import { at, type Cursor, child, entries, items, keyOf, rootCursor, text, textAt, walk } from './cursor.ts';
import { parseYamlDocuments } from './parse.ts';

function root(source: string): Cursor | null {
  const [document] = parseYamlDocuments(source).documents ?? [];
  return document === undefined ? null : rootCursor(document);
}

const facts = (cursor: Cursor | null) =>
  cursor === null ? null : [text(cursor), keyOf(cursor), cursor.via.map((alias) => alias.start), cursor.uncertain];

describe('places', () => {
  test.each<[string, string, string[], unknown]>([
    ['a key', 'a: { b: 1 }\n', ['a', 'b'], ['1', '0:/a/b', [], null]],
    ['no such key', 'a: { b: 1 }\n', ['a', 'c'], null],
    ['below a scalar', 'a: 1\n', ['a', 'b'], null],
    ['below a list', 'a: [1]\n', ['a', '0'], null],
    ['keys with slashes', 'a/b: { c~d: 1 }\n', ['a/b', 'c~d'], ['1', '0:/a~1b/c~0d', [], null]],
    ['inherited names', 'a: 1\n', ['toString'], null],
    ['an alias', 'a: &x 1\nb: *x\n', ['b'], ['1', '0:/b', [11], null]],
    ['an alias of an alias', 'a: &x 1\nb: &y { c: *x }\nd: *y\n', ['d', 'c'], ['1', '0:/d/c', [27, 19], null]],
    ['a tag on the way', 'a: !!map { b: 1 }\n', ['a', 'b'], ['1', '0:/a/b', [], 'tag']],
    ['a merge beside it', 'x: &x { c: 1 }\na: { <<: *x, b: 1 }\n', ['a', 'b'], ['1', '0:/a/b', [], 'merge key']],
    ['what a merge brings', 'x: &x { c: 1 }\na: { <<: *x, b: 1 }\n', ['a', 'c'], ['1', '0:/a/c', [24], 'merge key']],
    [
      'its own key before a merged one',
      'x: &x { b: 9 }\na: { <<: *x, b: 1 }\n',
      ['a', 'b'],
      ['1', '0:/a/b', [], 'merge key'],
    ],
    [
      'the first of several merges',
      'x: &x { b: 1 }\ny: &y { b: 2 }\na: { <<: [*x, *y] }\n',
      ['a', 'b'],
      ['1', '0:/a/b', [40], 'merge key'],
    ],
  ])('%s', (_, source, keys, expected) => {
    expect(facts(at(root(source), ...keys))).toEqual(expected);
  });

  test('text, entries and items of what is there', () => {
    const place = root('y: &y 2\na: [x, *y]\nb: { c: 3, d: [] }\n');
    expect(items(child(place, 'a')).map(text)).toEqual(['x', '2']);
    expect(entries(child(place, 'b')).map(({ key, value }) => [key, text(value)])).toEqual([
      ['c', '3'],
      ['d', null],
    ]);
    expect([
      textAt(place, 'b', 'c'),
      textAt(place, 'b', 'd'),
      items(child(place, 'b')),
      entries(child(place, 'a')),
    ]).toEqual(['3', null, [], []]);
  });

  test('an empty document has no root', () => {
    expect(root('# nothing\n')).toBeNull();
  });

  test('walking visits maps and lists in order, through aliases and merges too', () => {
    const visited: string[] = [];
    walk(root('a: &x { b: [1] }\nc: *x\nd: { <<: *x, e: {} }\n'), (place) => visited.push(keyOf(place)));
    expect(visited).toEqual(['0:', '0:/a', '0:/a/b', '0:/c', '0:/c/b', '0:/d', '0:/d/e', '0:/d/b']);
  });
});

describe('documents made to multiply', () => {
  const visits = (source: string) => {
    let count = 0;
    walk(root(source), () => {
      count += 1;
    });
    return count;
  };
  const levels = (first: string, next: (before: string) => string, depth: number) =>
    [first, ...Array.from({ length: depth }, (_, level) => `a${level + 1}: &a${level + 1} ${next(`*a${level}`)}`)].join(
      '\n',
    );
  const tenfold = (alias: string) => `[${Array(10).fill(alias).join(', ')}]`;

  test.each<[string, string]>([
    ['aliases of aliases', levels('a0: &a0 [x]', tenfold, 9)],
    ['merges of merges', levels('a0: &a0 { x: { y: z } }', (alias) => `{ <<: ${tenfold(alias)} }`, 9)],
    [
      'a large map many times',
      `a: &a\n${'  k: {}\n'.replace('k', 'k0')}${Array.from({ length: 5_000 }, (_, i) => `  k${i + 1}: {}\n`).join('')}b: ${`[${Array(1_000).fill('*a').join(', ')}]`}\n`,
    ],
  ])('%s: the work is bounded', (_, source) => {
    expect(visits(source)).toBeLessThan(120_000);
  });
});
