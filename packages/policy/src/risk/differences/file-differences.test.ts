import { describe, expect, it } from 'vitest';
import { story } from './testing.ts';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: app
          image: ghcr.io/acme/app:1.2.3
          args: [serve, --port=80]
        - name: proxy
          image: ghcr.io/acme/proxy:1.0.0
`;

describe('a modified file', () => {
  it.each<[string, (text: string) => string, readonly string[]]>([
    ['a bump', (text) => text.replace('1.2.3', '1.2.4'), ['bump']],
    [
      'a scalar',
      (text) => text.replace('replicas: 1', 'replicas: 2'),
      ['6 changed Deployment.spec.replicas: 1 -> 2', 'structured'],
    ],
    [
      'a scalar beside a bump',
      (text) => text.replace('replicas: 1', 'replicas: 2').replace('1.2.3', '1.2.4'),
      ['6 changed Deployment.spec.replicas: 1 -> 2', 'structured'],
    ],
    [
      'a scalar and a comment',
      (text) => text.replace('replicas: 1', 'replicas: 2 # more'),
      ['6 changed Deployment.spec.replicas: 1 -> 2', 'structured, more at 6'],
    ],
    ['a comment', (text) => `${text}# more\n`, ['structured, more at 15']],
    [
      'another name of an image',
      (text) => text.replace('acme/app', 'evil/app'),
      [
        '11 changed Deployment.spec.template.spec.containers[name=app].image: "ghcr.io/acme/app:1.2.3" -> "ghcr.io/evil/app:1.2.3"',
        'structured',
      ],
    ],
    [
      'an item without a key',
      (text) => text.replace('--port=80', '--port=81'),
      [
        '12 changed Deployment.spec.template.spec.containers[name=app].args[1]: "--port=80" -> "--port=81"',
        'structured',
      ],
    ],
    [
      'a key added',
      (text) => text.replace('spec:\n  replicas', 'spec:\n  paused: true\n  replicas'),
      ['6 added Deployment.spec.paused: undefined -> true (no spans)', 'structured, more at 6'],
    ],
    [
      'a key removed',
      (text) => text.replace('  replicas: 1\n', ''),
      ['6 removed Deployment.spec.replicas: 1 -> undefined (no spans)', 'structured, more at 6'],
    ],
    [
      'quotes, as readers differ in what they make of them',
      (text) => text.replace('replicas: 1', 'replicas: "1"'),
      ['6 changed Deployment.spec.replicas: 1 -> "1" (no spans)', 'structured, more at 6'],
    ],
    [
      'a tag',
      (text) => text.replace('replicas: 1', 'replicas: !!str 1'),
      ['6 changed Deployment.spec.replicas: 1 -> "tag:yaml.org,2002:str 1" (no spans)', 'structured, more at 6'],
    ],
  ])('%s', (_what, edit, expected) => {
    expect(story('kubernetes/app.yaml', DEPLOYMENT, edit(DEPLOYMENT))).toEqual(expected);
  });
});

const object = (kind: string, name: string, body: string) =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: { name: ${name} }\n${body}\n`;
const A = object('ConfigMap', 'a', 'data: { x: "1" }');
const B = object('ConfigMap', 'b', 'data: { x: "2" }');
const A2 = object('ConfigMap', 'a', 'data: { x: "3" }');
const ROLE = object('Role', 'r', 'rules: []');
const WHOLE_A = '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"x":"1"}}';
const WHOLE_A2 = WHOLE_A.replace('"x":"1"', '"x":"3"');
const WHOLE_ROLE = '{"apiVersion":"v1","kind":"Role","metadata":{"name":"r"},"rules":[]}';
const list = (...items: readonly string[]) =>
  `apiVersion: v1\nkind: List\nitems:\n${items.map((item) => `- ${item.trimEnd().replaceAll('\n', '\n  ')}\n`).join('')}`;

describe('documents', () => {
  it.each<[string, string | null, string | null, readonly string[]]>([
    ['in another order', `${A}---\n${B}`, `${B}---\n${A}`, ['structured, more at 3']],
    [
      'in another order, and one changed',
      `${A}---\n${B}`,
      `${B}---\n${A2}`,
      ['9 changed ConfigMap.data.x: "1" -> "3"', 'structured, more at 3'],
    ],
    [
      'one more',
      A,
      `${ROLE}---\n${A}`,
      [`1 added Role: undefined -> ${WHOLE_ROLE} (no spans)`, 'structured, more at 2'],
    ],
    [
      'one less',
      `${ROLE}---\n${A}`,
      A,
      [`1 removed Role: ${WHOLE_ROLE} -> undefined (no spans)`, 'structured, more at 2'],
    ],
    [
      'two of one identity, one changed: never paired',
      `${A}---\n${A2}`,
      `${A}---\n${A2.replace('"3"', '"4"')}`,
      [
        `6 added ConfigMap: undefined -> ${WHOLE_A2.replace('"3"', '"4"')} (no spans)`,
        `6 removed ConfigMap: ${WHOLE_A2} -> undefined (no spans)`,
        'structured, more at 9',
      ],
    ],
    [
      'a second one of an identity',
      A,
      `${A}---\n${A}`,
      [`6 added ConfigMap: undefined -> ${WHOLE_A} (no spans)`, 'structured, more at 5'],
    ],
    ['without identity, by place', 'x: 1\n---\nx: 2\n', 'x: 1\n---\nx: 3\n', ['3 changed .x: 2 -> 3', 'structured']],
    [
      'without identity, one more',
      'x: 1\n---\nx: 2\n',
      'x: 0\n---\nx: 1\n---\nx: 2\n',
      ['1 added : undefined -> {"x":0} (no spans)', 'structured, more at 1'],
    ],
    [
      'another kind: one went, one came',
      A,
      A.replace('ConfigMap', 'Secret'),
      [
        `1 added Secret: undefined -> ${WHOLE_A.replace('ConfigMap', 'Secret')} (no spans)`,
        `1 removed ConfigMap: ${WHOLE_A} -> undefined (no spans)`,
        'structured, more at 2',
      ],
    ],
    [
      'inside a list, each its own',
      list(A, ROLE),
      list(A2, ROLE),
      ['7 changed ConfigMap.data.x: "1" -> "3"', 'structured'],
    ],
    [
      'added to a list',
      list(A),
      list(A, ROLE),
      [`8 added Role: undefined -> ${WHOLE_ROLE} (no spans)`, 'structured, more at 8'],
    ],
    [
      'added to a list of one kind, which need not say what they are',
      'apiVersion: v1\nkind: RoleList\nitems: []\n',
      'apiVersion: v1\nkind: RoleList\nitems: [{ metadata: { name: r } }]\n',
      ['3 added Role: undefined -> {"metadata":{"name":"r"}} (no spans)', 'structured, more at 3'],
    ],
    [
      'a kind behind an alias',
      `x: &k Role\n`,
      `x: &k Role\nkind: *k\napiVersion: v1\n`,
      [
        '1 added Role: undefined -> {"x":"Role","kind":"Role","apiVersion":"v1"} (no spans)',
        '1 removed : {"x":"Role"} -> undefined (no spans)',
        'structured, more at 2',
      ],
    ],
    [
      'an empty list where there was none',
      'kind: List\n',
      'kind: List\nitems: []\n',
      ['2 added List.items: undefined -> [] (no spans)', 'structured, more at 2'],
    ],
    [
      'a file with documents is added',
      null,
      `${ROLE}---\n${A}`,
      [
        `1 added Role: undefined -> ${WHOLE_ROLE} (no spans)`,
        `6 added ConfigMap: undefined -> ${WHOLE_A} (no spans)`,
        'structured, more at 1',
      ],
    ],
    [
      'a file with documents is deleted',
      A,
      null,
      [`1 removed ConfigMap: ${WHOLE_A} -> undefined (no spans)`, 'structured, more at null'],
    ],
    ['a file without documents is added', null, '# nothing\n', ['structured, more at 1']],
  ])('%s', (_what, before, after, expected) => {
    expect(story('a.yaml', before, after)).toEqual(expected);
  });
});

describe('what readers may take differently is never equal', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['octal', 'a: 0644', 'a: 0o644', ['1 changed .a: "0644" -> "0o644"', 'structured']],
    ['underscores', 'a: 1_000', 'a: 1000', ['1 changed .a: "1_000" -> 1000', 'structured']],
    ['hexadecimal', 'a: 0x10', 'a: 16', ['1 changed .a: "0x10" -> 16', 'structured']],
    ['words', 'a: yes', 'a: true', ['1 changed .a: "yes" -> true', 'structured']],
    ['trailing zeros', 'a: 1.1', 'a: 1.10', ['1 changed .a: 1.1 -> "1.10"', 'structured']],
    [
      'long numbers',
      'a: 12345678901234567890',
      'a: 12345678901234567891',
      ['1 changed .a: "12345678901234567890" -> "12345678901234567891"', 'structured'],
    ],
    ['escapes', 'a: "A"', 'a: "\\x41"', ['1 changed .a: "A" -> "A"', 'structured']],
    [
      'folding',
      'a: |\n  x\n  y',
      'a: >\n  x\n  y',
      ['1 changed .a: "x\\ny\\n" -> "x y\\n" (no spans)', 'structured, more at 1'],
    ],
    ['chomping', 'a: |\n  x\n', 'a: |-\n  x\n', ['1 changed .a: "x\\n" -> "x" (no spans)', 'structured, more at 1']],
    ['a tag', 'a: x', 'a: !thing x', ['1 changed .a: "x" -> "!thing x" (no spans)', 'structured, more at 1']],
    [
      'another tag',
      'a: !one {x: 1}',
      'a: !two {x: 1}',
      ['1 changed .a: {"x":1} -> {"x":1} (no spans)', 'structured, more at 1'],
    ],
    [
      'a key that is a boolean for some',
      'on: 1',
      '"on": 1',
      ['1 changed : {"on":1} -> {"on":1} (no spans)', 'structured, more at 1'],
    ],
    ['nothing', 'a:', 'a: null', ['1 changed .a: null -> null (no spans)', 'structured, more at 1']],
    [
      'an alias of something else',
      'x: &x 1\ny: &y 2\na: *x',
      'x: &x 1\ny: &y 2\na: *y',
      ['3 changed .a: 1 -> 2 (no spans)', 'structured, more at 3'],
    ],
    [
      'an anchor that is stated again',
      'x: &x 1\ny: 2\na: *x',
      'x: &x 1\ny: &x 2\na: *x',
      ['3 changed .a: 1 -> 2 (no spans)', 'structured, more at 2'],
    ],
    [
      'what an alias stands for',
      'x: &x { p: 1 }\na: *x',
      'x: &x { p: 2 }\na: *x',
      ['1 changed .x.p: 1 -> 2', '1 changed .a.p: 1 -> 2 (no spans)', 'structured'],
    ],
    [
      'a scalar that an alias repeats',
      'x: &x 1\na: *x',
      'x: &x 2\na: *x',
      ['1 changed .x: 1 -> 2 (no spans)', '2 changed .a: 1 -> 2 (no spans)', 'structured, more at 1'],
    ],
    ['an alias written out', 'x: &x 1\na: *x', 'x: &x 1\na: 1', ['structured, more at 2']],
    [
      'a merge key',
      'a: { q: 2 }',
      'a: { <<: { p: 1 }, q: 2 }',
      ['1 added .a.p: undefined -> 1 (no spans)', 'structured, more at 1'],
    ],
    [
      'what a merge key holds',
      'a: { <<: { p: 1 }, q: 2 }',
      'a: { <<: { p: 3 }, q: 2 }',
      ['1 changed .a.p: 1 -> 3 (no spans)', 'structured, more at 1'],
    ],
    [
      'a merge key that is overridden',
      'a: { <<: { q: 1 }, q: 2 }',
      'a: { <<: { q: 3 }, q: 2 }',
      ['1 changed .a: {"q":2} -> {"q":2} (no spans)', 'structured, more at 1'],
    ],
    [
      'a merge key of a list',
      'x: &x { p: 1 }\na: { <<: [*x] }',
      'x: &x { p: 1 }\na: { <<: [*x, { r: 2 }] }',
      ['2 added .a.r: undefined -> 2 (no spans)', 'structured, more at 2'],
    ],
    [
      'a merge key of no mapping',
      'a: { <<: x }',
      'a: { <<: y }',
      ['1 changed .a: {} -> {} (no spans)', 'structured, more at 1'],
    ],
    ['the name of an anchor', 'x: &x 1\na: *x', 'x: &z 1\na: *z', ['structured, more at 1']],
    [
      'a key that JavaScript takes for another',
      '__proto__: 1',
      '__proto__: 2',
      ['1 changed .__proto__: 1 -> 2', 'structured'],
    ],
  ])('%s', (_what, before, after, expected) => {
    expect(story('a.yaml', before, after)).toEqual(expected);
  });
});
