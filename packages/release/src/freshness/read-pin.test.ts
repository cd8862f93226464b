import { describe, expect, it } from 'vitest';
import { readImports, readSourcePin } from './read-pin.ts';

const SHA = 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3';
const file = (text: string, path = 'flux/source.yaml') => ({ path, bytes: new TextEncoder().encode(text) });

const SOURCE = `kind: GitRepository
spec:
  ref:
    commit: ${SHA}
  imports:
    - path: ./apps/api/
    - path: /charts
`;

describe('the pin at a path', () => {
  it.each([
    ['a mapping', SOURCE, '/spec/ref/commit', 4],
    ['in the second document', `kind: A\n---\n${SOURCE}`, '/spec/ref/commit', 6],
    ['an item by number', `refs:\n  - main\n  - "${SHA}"\n`, '/refs/1', 3],
    ['the one item of a list that has the key', `refs:\n  - { tag: x }\n  - { commit: ${SHA} }\n`, '/refs/*/commit', 3],
    ['a key with a slash and a tilde', `"a/b~c": { "*": ${SHA} }\n`, '/a~1b~0c/commit', null],
    ['a key with a slash', `"a/b~c": ${SHA}\n`, '/a~1b~0c', 1],
    ['upper case', SOURCE.replace(SHA, SHA.toUpperCase()), '/spec/ref/commit', 4],
    ['a reusable workflow', `uses: acme/lib/.github/workflows/b.yml@${SHA} # v1\n`, '/uses', 1],
    ['a remote base', `r: [https://github.com/acme/lib//apps?timeout=9s&ref=${SHA}]\n`, '/r/*', 1],
    ['a package of git', `"lib": "git+https://example.org/acme/lib.git#${SHA}"\n`, '/lib', 1],
    ['a folded scalar', `commit: >-\n  ${SHA}\n`, '/commit', 1],
  ])('%s', (_name, text, path, line) => {
    const read = readSourcePin(file(text), path);
    if (line === null)
      expect(read.refusal?.message).toBe('`/a~1b~0c/commit` ends at `/a/b~c`: there is no key `commit`.');
    else expect(read).toEqual({ value: { commit: SHA, line }, refusal: null });
  });

  it('stands in JSON, with comments too', () => {
    const text = `{\n  // pinned by hand\n  "sources": [{ "rev": "${SHA}" }]\n}\n`;
    expect(readSourcePin(file(text, 'a.json'), '/sources/0/rev').value).toEqual({ commit: SHA, line: 3 });
  });

  it.each([
    ['no key', 'spec: {}\n', '/spec/ref/commit', '`/spec/ref/commit` ends at `/spec`: there is no key `ref`.', 1],
    ['an empty file', '', '/spec', 'There is nothing at `/spec`: the file is empty.', null],
    ['a mapping', 'a:\n  b: {}\n', '/a/b', 'At `/a/b` there is a mapping.', 2],
    ['a list', `a: [${SHA}]\n`, '/a', 'At `/a` there is a list.', 1],
    ['a value on the way', 'a: b\n', '/a/b', '`/a/b` ends at `/a`: there is a value.', 1],
    ['no list at a star', `a: { b: ${SHA} }\n`, '/a/*', '`/a/*` ends at `/a`: there is no list.', 1],
    ['an empty list', 'a: []\n', '/a/*', '`/a/*` ends at `/a`: there is an empty list.', 1],
    ['no such item', 'a: [x]\n', '/a/1', '`/a/1` ends at `/a`: there is a list without an item `1`.', 1],
    ['a branch', 'a: main\n', '/a', '`/a` is `main`, which is no full commit.', 1],
    ['nothing', 'a:\n', '/a', '`/a` is ``, which is no full commit.', 1],
    ['a short commit', 'a: a94a8fe\n', '/a', '`/a` is `a94a8fe`, which is no full commit.', 1],
    ['a commit and more', `a: ${SHA}-dirty\n`, '/a', `\`/a\` is \`${SHA}-dirty\`, which is no full commit.`, 1],
    ['a longer hash', `a: ${SHA}00\n`, '/a', `\`/a\` is \`${SHA}00\`, which is no full commit.`, 1],
    [
      'two commits',
      `a: ${SHA}@${SHA}\n`,
      '/a',
      `\`/a\` is \`${SHA}@${SHA.slice(0, 19)}…\`, which has more than one commit.`,
      1,
    ],
    ['a longer text', `a: ${'x'.repeat(99)}\n`, '/a', `\`/a\` is \`${'x'.repeat(60)}…\`, which is no full commit.`, 1],
    [
      'two places',
      `a:\n  - ${SHA}\n  - ${SHA}\n`,
      '/a/*',
      '`/a/*` is in 2 places (lines 2, 3), so it is not known which is the pin.',
      2,
    ],
    ['an alias', `x: &c ${SHA}\na: *c\n`, '/a', 'At `/a` there is the alias *c.', 2],
    ['an anchor', `a: &c ${SHA}\n`, '/a', 'At `/a` there is the anchor &c.', 1],
    ['a tag', `a: !!str ${SHA}\n`, '/a', 'At `/a` there is the tag tag:yaml.org,2002:str.', 1],
    [
      'a merge key on the way',
      `x: &x { b: ${SHA} }\na: { <<: *x }\n`,
      '/a/b',
      '`/a/b` ends at `/a`: there is a merge key `<<`.',
      2,
    ],
    [
      'a key twice',
      `a: ${SHA}\na: ${SHA}\n`,
      '/a',
      'flux/source.yaml cannot be read: the key "a" stands there twice.',
      2,
    ],
    [
      'digits that readers take for a number',
      `a: ${'1'.repeat(40)}\n`,
      '/a',
      `\`/a\` is \`${'1'.repeat(40)}\` without quotes: readers take it for a number and may print another text.`,
      1,
    ],
  ])('is refused: %s', (_name, text, path, message, line) => {
    const { value, refusal } = readSourcePin(file(text), path);
    expect(value).toBeNull();
    expect(refusal).toMatchObject({ rule: 'freshness/pin', message });
    expect(refusal?.place).toBe(line === null ? 'flux/source.yaml' : `flux/source.yaml:${line}`);
    expect(refusal?.fix).toMatch(/\S/);
  });

  it('is refused in a file that is none, is no text or is too large', () => {
    expect(readSourcePin({ path: 'a.yaml', bytes: null }, '/a').refusal?.message).toBe(
      'a.yaml is not in the repository, so the pin cannot be read.',
    );
    const bytes = (text: Uint8Array) => readSourcePin({ path: 'a.yaml', bytes: text }, '/a').refusal?.message;
    expect(bytes(Uint8Array.of(0xff, 0xfe, 0x41))).toBe('a.yaml cannot be read: it is not UTF-8 text.');
    expect(bytes(new Uint8Array(5 * 1024 * 1024 + 1))).toBe('a.yaml cannot be read: it is larger than 5242880 bytes.');
  });

  it('survives documents that nest without end or multiply by aliases', () => {
    const deep = file('['.repeat(50_000), 'a.json');
    expect(readSourcePin(deep, '/a').refusal?.rule).toBe('freshness/pin');
    expect(readSourcePin(file(`a: ${'['.repeat(5_000)}${']'.repeat(5_000)}`), '/a').refusal?.message).toBe(
      'flux/source.yaml cannot be read: it is nested too deeply.',
    );
    const levels = Array.from({ length: 12 }, (_, at) =>
      at === 0 ? 'a0: &a0 [x, x]' : `a${at}: &a${at} [${`*a${at - 1}, `.repeat(9)}x]`,
    );
    const bomb = file(`${levels.join('\n')}\ncommit: ${SHA}\n`);
    expect(readSourcePin(bomb, '/commit').value?.commit).toBe(SHA);
    expect(readSourcePin(bomb, '/a11/*').refusal?.message).toContain('the anchor &a11');
  });
});

describe('imported paths in the file', () => {
  it('come from every item', () => {
    const { value } = readImports(file(SOURCE), ['/spec/imports/*/path']);
    expect(value?.map(({ text, line }) => [text, line])).toEqual([
      ['./apps/api/', 6],
      ['/charts', 7],
    ]);
  });

  it.each([
    [
      'an item that names none',
      'i:\n  - path: a\n  - name: b\n',
      '`/i/*/path` ends at `/i/1`: there is no key `path`.',
    ],
    [
      'a path that is an alias',
      'x: &x a\ni:\n  - path: *x\n',
      '`/i/*/path` ends at `/i/0/path`: there is the alias *x.',
    ],
    ['none at all', 'i: []\n', '`/i/*/path` ends at `/i`: there is an empty list.'],
  ])('are refused: %s', (_name, text, message) => {
    const { value, refusal } = readImports(file(text), ['/i/*/path']);
    expect(value).toBeNull();
    expect(refusal?.rule).toBe('freshness/imports');
    expect(refusal?.message).toBe(message);
  });
});
