import { describe, expect, it } from 'vitest';
import { judge } from '../context/testing.ts';
import { NO_CONVERSATION } from '../evidence/conversation.ts';
import { change, changeOnDisk, file } from '../testing.ts';

const bytes = (text: string) => ({ mode: '100644', oid: '4'.repeat(40), bytes: new TextEncoder().encode(text) });
const found = (hygiene: string, parts: Parameters<typeof judge>[0] = {}) =>
  judge({ ...parts, policy: `hygiene: ${hygiene}` }).findings.map(({ rule, path, message }) => [rule, path, message]);

describe('hygiene/base', () => {
  it.each<[string, string | null, readonly unknown[]]>([
    ['{}', 'anything', []],
    ['{ base: [main] }', 'main', []],
    ['{ base: [main, "release/*"] }', 'release/1', []],
    ['{ base: [main] }', null, []],
    [
      '{ base: [main] }',
      'Main',
      [['hygiene/base', null, 'the pull request goes to `Main`, and hygiene.base allows main']],
    ],
    [
      '{ base: [main] }',
      'main/x',
      [['hygiene/base', null, 'the pull request goes to `main/x`, and hygiene.base allows main']],
    ],
  ])('%s and %s', (hygiene, baseRef, expected) => {
    expect(found(hygiene, { change: change({ baseRef }) })).toEqual(expected);
  });
});

describe('hygiene/docs-drift', () => {
  const drift = '{ docs-drift: [{ when: ["src/**"], then: ["docs/**", CHANGELOG.md], message: "Users read it." }] }';
  it.each<[readonly string[], readonly unknown[]]>([
    [['a.yaml'], []],
    [['src/a.ts', 'docs/a.md'], []],
    [['src/a.ts', 'CHANGELOG.md'], []],
    [
      ['src/a.ts', 'src/b.ts'],
      [
        [
          'hygiene/docs-drift',
          'src/a.ts',
          'the file changes, and nothing in docs/**, CHANGELOG.md does: Users read it',
        ],
      ],
    ],
  ])('%j', (paths, expected) => {
    expect(found(drift, { change: change({ files: paths.map((path) => file(path)) }) })).toEqual(expected);
  });

  it('is judged where nothing was said, too', () => {
    const parts = { conversation: NO_CONVERSATION, change: changeOnDisk({ files: [file('src/a.ts')] }) };
    expect(found(drift, parts).map(([rule]) => rule)).toEqual(['hygiene/docs-drift']);
  });
});

describe('hygiene/pull-request', () => {
  const titled = (rules: string, title: string) =>
    found(`{ pull-request: { title: ${rules} } }`, { said: { title } }).map(([, , message]) => message);

  it.each<[string, string, readonly string[]]>([
    ['{}', '', []],
    ['{ minimum: 5 }', 'Fix it', []],
    ['{ minimum: 5 }', ' x ', ['the title has 1 character, of at least 5']],
    ['{ maximum: 4 }', '\u{1f600}'.repeat(4), []],
    ['{ maximum: 4 }', 'Fix it', ['the title has 6 characters, of at most 4']],
    ['{ trailing-dot: false }', 'Fix it.', ['the title ends with a full stop']],
    ['{ prefixes: [feat, fix] }', 'fix: it', []],
    ['{ prefixes: [feat, fix] }', 'feat(api)!: it', []],
    ['{ prefixes: [feat, fix] }', 'feat!: it', []],
    ['{ prefixes: [feat, fix] }', 'feature: it', ['the title begins with none of feat, fix']],
    ['{ prefixes: [feat, fix] }', 'Feat: it', ['the title begins with none of feat, fix']],
    ['{ prefixes: [feat, fix] }', 'fix:', ['the title begins with none of feat, fix']],
    ['{ prefixes: [feat, fix] }', 'fix (: it', ['the title begins with none of feat, fix']],
  ])('%s and %j', (rules, title, expected) => {
    expect(titled(rules, title)).toEqual(expected);
  });

  it('asks for no title where there is none', () => {
    const parts = { conversation: NO_CONVERSATION };
    expect(found('{ pull-request: { title: { minimum: 5 } } }', parts)).toEqual([]);
  });

  it('limits files', () => {
    const files = [file('a'), file('b')];
    expect(found('{ pull-request: { max-files: 2 } }', { change: change({ files }) })).toEqual([]);
    expect(found('{ pull-request: { max-files: 1 } }', { change: change({ files }) })).toEqual([
      ['hygiene/pull-request', null, 'the change touches 2 files, of at most 1'],
    ]);
  });

  it.each<[string, Parameters<typeof file>[1], number | null]>([
    ['a changed line', { before: bytes('a\nb\n'), after: bytes('a\nc\n') }, 2],
    ['an added file', { before: null, after: bytes('a\nb\n') }, 2],
    ['no newline at the end', { before: bytes('a'), after: bytes('a\nb') }, 1],
    ['a doubled line', { before: bytes('a\n'), after: bytes('a\na\na\n') }, 2],
    ['an image', { before: null, after: bytes('\0\n\n') }, 0],
    ['a submodule', { before: { mode: '160000', oid: '1' }, after: { mode: '160000', oid: '2' } }, 2],
    ['a file that was not read', { before: null, after: { mode: '100644', oid: '1', size: 9 } }, null],
  ])('counts lines: %s', (_name, parts, lines) => {
    const said = (limit: number) =>
      found(`{ pull-request: { max-lines: ${limit} } }`, { change: change({ files: [file('a', parts)] }) }).map(
        ([, , message]) => message,
      );
    const unlimited = lines === null ? ['the lines of the change could not be counted'] : [];
    expect(said(Math.max(lines ?? 99, 1))).toEqual(unlimited);
    if (lines !== null && lines > 1) {
      expect(said(lines - 1)).toEqual([`the change adds and removes ${lines} lines, of at most ${lines - 1}`]);
    }
  });
});
