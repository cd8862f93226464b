import type { ChangedFile } from '@gatehouse/bumps';
import { describe, expect, it } from 'vitest';
import { changed, differ, side, story } from './testing.ts';

describe('lists', () => {
  it.each<[string, string, string, readonly string[]]>([
    [
      'items by name, one changed',
      '[{ name: a, v: 1 }, { name: b, v: 2 }]',
      '[{ name: a, v: 1 }, { name: b, v: 3 }]',
      ['1 changed .l[name=b].v: 2 -> 3', 'structured'],
    ],
    [
      'items by name, one came first',
      '[{ name: a, v: 1 }]',
      '[{ name: b, v: 2 }, { name: a, v: 1 }]',
      ['1 added .l[name=b]: undefined -> {"name":"b","v":2} (no spans)', 'structured, more at 1'],
    ],
    [
      'another order',
      '[{ name: a }, { name: b }]',
      '[{ name: b }, { name: a }]',
      ['1 changed .l: [{"name":"a"},{"name":"b"}] -> [{"name":"b"},{"name":"a"}] (no spans)', 'structured, more at 1'],
    ],
    [
      'ports by their number',
      '[{ containerPort: 80 }, { containerPort: 443 }]',
      '[{ containerPort: 80, hostPort: 80 }, { containerPort: 443 }]',
      ['1 added .l[containerPort=80].hostPort: undefined -> 80 (no spans)', 'structured, more at 1'],
    ],
    [
      'a key that not all have does not tell them apart',
      '[{ name: a, v: 1 }, { v: 2 }]',
      '[{ name: a, v: 1 }, { v: 3 }]',
      ['1 changed .l[1].v: 2 -> 3', 'structured'],
    ],
    [
      'a key that two share does not tell them apart',
      '[{ name: a, v: 1 }, { name: a, v: 2 }]',
      '[{ name: a, v: 1 }, { name: a, v: 3 }]',
      ['1 changed .l[1].v: 2 -> 3', 'structured'],
    ],
    [
      'one more at the front',
      '[b, c]',
      '[a, b, c]',
      ['1 added .l[0]: undefined -> "a" (no spans)', 'structured, more at 1'],
    ],
    [
      'one less in the middle',
      '[a, b, c]',
      '[a, c]',
      ['1 removed .l[1]: "b" -> undefined (no spans)', 'structured, more at 1'],
    ],
    [
      'exchanged',
      '[a, b]',
      '[b, a]',
      [
        '1 removed .l[0]: "a" -> undefined (no spans)',
        '1 added .l[1]: undefined -> "a" (no spans)',
        'structured, more at 1',
      ],
    ],
    ['of lists', '[[a], [b]]', '[[a], [c]]', ['1 changed .l[1][0]: "b" -> "c"', 'structured']],
    [
      'another kind of value',
      '[a]',
      '{ a: 1 }',
      ['1 changed .l: ["a"] -> {"a":1} (no spans)', 'structured, more at 1'],
    ],
  ])('%s', (_what, before, after, expected) => {
    expect(story('a.yaml', `l: ${before}\n`, `l: ${after}\n`)).toEqual(expected);
  });
});

describe('JSON', () => {
  const container =
    '{\n  // dev\n  "image": "ghcr.io/acme/dev:1.2.3",\n  "features": { "ghcr.io/acme/x:1": { "a": 1 } }\n}\n';
  it.each<[string, string, string, string, readonly string[]]>([
    ['a value', 'a.json', '{"a": [1, {"b": 2}]}', '{"a": [1, {"b": 3}]}', ['1 changed .a[1].b: 2 -> 3', 'structured']],
    ['another writing of a number', 'a.json', '{"a": 10}', '{"a": 1e1}', ['1 changed .a: 10 -> "1e1"', 'structured']],
    ['white space', 'a.json', '{"a": 1}', '{"a":1}', ['structured, more at 1']],
    [
      'a key twice',
      'a.json',
      '{"a": 1}',
      '{"a": 1, "a": 1}',
      ['opaque, more at 1: it is no JSON with unique keys (comments and trailing commas are read, other JSON5 is not)'],
    ],
    [
      'JSON5 that is no JSON with comments',
      'a.json5',
      '{a: 1}',
      '{a: 2}',
      ['opaque, more at 1: it is no JSON with unique keys (comments and trailing commas are read, other JSON5 is not)'],
    ],
    [
      'a bump in a key, and what stands under it',
      '.devcontainer/devcontainer.json',
      container,
      container.replace('x:1"', 'x:2"').replace('"a": 1', '"a": 2'),
      ['4 changed .features.ghcr.io/acme/x:2.a: 1 -> 2', 'structured'],
    ],
    [
      'two bumps',
      '.devcontainer/devcontainer.json',
      container,
      container.replace('x:1"', 'x:2"').replace('1.2.3', '1.2.4'),
      ['bump'],
    ],
  ])('%s', (_what, path, before, after, expected) => {
    expect(story(path, before, after)).toEqual(expected);
  });

  it('is not followed without end', () => {
    const deep = (leaf: string) => `${'['.repeat(300)}${leaf}${']'.repeat(300)}`;
    expect(story('a.json', deep('1'), deep('2'))).toEqual(['opaque, more at 1: it is nested too deeply']);
  });
});

describe('what is not read as documents', () => {
  const text = 'a: 1\n';
  const of = (parts: Partial<ChangedFile>): ChangedFile => ({ ...changed('a.yaml', text, 'a: 2\n'), ...parts });
  const binary = { ...side(''), bytes: new Uint8Array([0xff, 0xfe, 0]) };
  it.each<[string, ChangedFile, string]>([
    [
      'a symbolic link',
      of({ after: side('b', '120000') }),
      'the path is a symbolic link, so its content is a place, not a text',
    ],
    [
      'a link that becomes a file',
      of({ before: side('b', '120000') }),
      'the path is a symbolic link, so its content is a place, not a text',
    ],
    [
      'a submodule',
      of({ after: side('b', '160000') }),
      'the path is a submodule: what it brings is not in this change',
    ],
    ['another mode', of({ after: side('a: 2\n', '100755') }), 'the file mode changed from 100644 to 100755'],
    ['a program that is added', of({ before: null, after: side(text, '100755') }), 'it is added as a program'],
    ['the new half of a rename', of({ before: null, renamedFrom: 'b.yaml' }), 'the file was renamed from b.yaml'],
    ['the old half of a rename', of({ after: null, renamedTo: 'b.yaml' }), 'the file was renamed to b.yaml'],
    ['a path in no UTF-8', of({ pathIsText: false }), 'the path has bytes or characters that tools show differently'],
    ['no text', of({ after: binary }), 'the file contains NUL bytes, so it is binary or UTF-16'],
    ['no text, added', of({ before: null, after: binary }), 'the file contains NUL bytes, so it is binary or UTF-16'],
    [
      'a forbidden character',
      changed('a.yaml', text, 'a: 1 # \u0085b: 2\n'),
      'the file contains U+0085, which parsers read differently or people cannot see',
    ],
    [
      'a pointer',
      changed('a.yaml', text, 'version https://git-lfs.github.com/spec/v1\n'),
      'the file is a Git LFS pointer: its content is not in this change',
    ],
    [
      'a size that is not judged',
      of({ after: { ...side('a: 2\n'), size: 6_000_000 } }),
      'the file has 6000000 bytes; at most 5242880 are judged',
    ],
    ['content that was not read', of({ after: { mode: '100644', oid: '0'.repeat(40) } }), 'its content was not read'],
    [
      'duplicate keys',
      changed('a.yaml', text, 'a: 1\na: 2\n'),
      'it is no strict YAML: the key "a" stands there twice (line 2)',
    ],
    [
      'a template',
      changed('templates/a.yaml', text, 'a: {{ .Values.a }}\n'),
      'it is no strict YAML: it has a key that is not a plain string (line 1)',
    ],
    [
      'what was no YAML before',
      changed('a.yaml', 'a: [', text),
      'it is no strict YAML: Flow sequence in block collection must be sufficiently indented and end with a ] (line 1)',
    ],
    ['another format', changed('Dockerfile', 'FROM a:1\n', 'FROM a:1\nRUN b\n'), 'it is no YAML or JSON'],
    ['another format, added', changed('script.sh', null, 'b\n'), 'it is no YAML or JSON'],
    [
      'a hidden kind',
      changed('a.yaml', text, 'kind: !!binary Um9sZQ==\n'),
      'what a document is (kind) stands behind the tag tag:yaml.org,2002:binary',
    ],
  ])('%s', (_what, file, why) => {
    const found = differ(file);
    expect([found.kind, found.complete, found.differences, found.why]).toEqual(['opaque', false, [], why]);
  });

  it('tells the line, where it is known', () => {
    expect(differ(changed('Dockerfile', 'FROM a:1\n', 'FROM a:1\nRUN b\n')).line).toBe(2);
  });

  it('takes out bumps there too', () => {
    expect(story('Dockerfile', 'FROM redis:7.1.0\n', 'FROM redis:7.2.0\n')).toEqual(['bump']);
  });
});

describe('a bump to which the proof objects is a difference', () => {
  const pod = (...images: readonly string[]) =>
    `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n${images.map((image, index) => `    - name: c${index}\n      image: ${image}\n`).join('')}`;
  const at = (index: number) => `Pod.spec.containers[name=c${index}].image`;
  it.each<[string, string, string, readonly string[]]>([
    [
      'exchanged digests',
      pod(`a@sha256:${'1'.repeat(64)}`, `b@sha256:${'2'.repeat(64)}`),
      pod(`a@sha256:${'2'.repeat(64)}`, `b@sha256:${'1'.repeat(64)}`),
      [
        `6 changed ${at(0)}: "a@sha256:${'1'.repeat(64)}" -> "a@sha256:${'2'.repeat(64)}"`,
        `8 changed ${at(1)}: "b@sha256:${'2'.repeat(64)}" -> "b@sha256:${'1'.repeat(64)}"`,
        'structured',
      ],
    ],
    [
      'another target than elsewhere',
      pod('a:1.0.0', 'a:1.0.0'),
      pod('a:1.0.1', 'a:1.0.2'),
      [`8 changed ${at(1)}: "a:1.0.0" -> "a:1.0.2"`, 'structured'],
    ],
    [
      'quotes that came with it',
      pod('"a:1.0.0"'),
      pod("'a:1.0.1'"),
      [`6 changed ${at(0)}: "a:1.0.0" -> "a:1.0.1" (no spans)`, 'structured, more at 6'],
    ],
  ])('%s', (_what, before, after, expected) => {
    expect(story('pod.yaml', before, after)).toEqual(expected);
  });
});
