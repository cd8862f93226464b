import { describe, expect, it } from 'vitest';
import { evaluateInventory } from './evaluate.ts';
import type { ImageFacts } from './evaluate-config.ts';
import { readInventory } from './read.ts';
import { type ArchiveEntry, applyLayer, type ImageTree, LayerFault } from './tree.ts';

const entry = (path: string, parts: Partial<ArchiveEntry> = {}): ArchiveEntry => ({
  path,
  type: 'file',
  mode: 0o644,
  uid: 0,
  gid: 0,
  size: 1,
  linkTarget: null,
  ...parts,
});
const folder = (path: string) => entry(path, { type: 'directory', mode: 0o755 });
const link = (path: string, linkTarget: string) => entry(path, { type: 'symlink', mode: 0o777, linkTarget });
const hard = (path: string, linkTarget: string) => entry(path, { type: 'hardlink', linkTarget });
function treeOf(...layers: readonly (readonly ArchiveEntry[])[]): ImageTree {
  return layers.reduce<ImageTree>((below, layer) => applyLayer(below, layer), new Map());
}
const paths = (...layers: readonly (readonly ArchiveEntry[])[]) => [...treeOf(...layers).keys()].sort();

describe('layers, one upon the other', () => {
  const base = [folder('etc'), entry('etc/a'), entry('etc/b'), folder('etc/d'), entry('etc/d/e')];
  it.each<[string, readonly (readonly ArchiveEntry[])[], readonly string[]]>([
    ['add', [base, [entry('x')]], ['etc', 'etc/a', 'etc/b', 'etc/d', 'etc/d/e', 'x']],
    ['remove a file', [base, [entry('etc/.wh.a')]], ['etc', 'etc/b', 'etc/d', 'etc/d/e']],
    ['remove a folder with all in it', [base, [entry('etc/.wh.d')]], ['etc', 'etc/a', 'etc/b']],
    ['empty a folder', [base, [entry('etc/.wh..wh..opq')]], ['etc']],
    [
      'empty a folder, and fill it again before',
      [base, [entry('etc/new'), entry('etc/.wh..wh..opq')]],
      ['etc', 'etc/new'],
    ],
    [
      'do not remove what they bring themselves',
      [base, [entry('etc/a'), entry('etc/.wh.a')]],
      ['etc', 'etc/a', 'etc/b', 'etc/d', 'etc/d/e'],
    ],
    [
      'bring back what was removed',
      [base, [entry('etc/.wh.a')], [entry('etc/a')]],
      ['etc', 'etc/a', 'etc/b', 'etc/d', 'etc/d/e'],
    ],
    ['put a file in place of a folder', [base, [entry('etc/d')]], ['etc', 'etc/a', 'etc/b', 'etc/d']],
    ['keep a folder that comes again', [base, [folder('etc/d/')]], ['etc', 'etc/a', 'etc/b', 'etc/d', 'etc/d/e']],
    [
      'go through a linked folder',
      [[folder('usr/bin'), link('bin', 'usr/bin')], [entry('bin/sh')]],
      ['bin', 'usr/bin', 'usr/bin/sh'],
    ],
    [
      'go through an absolute link',
      [[folder('usr/bin'), link('bin', '/usr/bin')], [entry('./bin/sh')]],
      ['bin', 'usr/bin', 'usr/bin/sh'],
    ],
    ['remove through a linked folder', [[link('bin', 'usr/bin'), entry('usr/bin/sh')], [entry('bin/.wh.sh')]], ['bin']],
  ])('%s', (_what, layers, expected) => {
    expect(paths(...layers)).toEqual(expected);
  });

  it('take a hard link for what it is of', () => {
    const tree = treeOf([entry('a', { mode: 0o4755, uid: 5 })], [hard('b', 'a')]);
    expect(tree.get('b')).toMatchObject({ type: 'file', mode: 0o4755, uid: 5 });
    expect(() => treeOf([hard('b', 'a')])).toThrow(LayerFault);
  });

  it('never lead out of the image, and never round in circles', () => {
    expect(() => treeOf([entry('../etc/passwd')])).toThrow('../etc/passwd leads out of the image');
    expect(paths([link('a', 'b'), link('b', 'a')], [entry('a/x')])).toEqual(['a', 'a/x', 'b']);
  });
});

const FACTS: ImageFacts = {
  platform: { os: 'linux', architecture: 'amd64' },
  labels: { 'org.opencontainers.image.source': 'https://example.org/api', debug: '' },
  entryPoint: ['/usr/bin/api'],
  command: ['serve'],
  environment: ['PATH=/usr/bin', 'API_TOKEN=x', 'LANG=C', 'LANG=C.UTF-8'],
  user: '65532:65532',
  workingDirectory: '/srv',
};
const TREE = treeOf([
  link('bin', 'usr/bin'),
  entry('usr/bin/api', { mode: 0o755 }),
  entry('etc/ssl/a.crt'),
  entry('etc/ssl/b.crt', { mode: 0o600 }),
  entry('root/.ssh/id_rsa', { uid: 7 }),
]);

function problems(text: string, facts: ImageFacts = FACTS): readonly string[] {
  const { inventory, complaints } = readInventory(`version: 1\n${text}\n`);
  return inventory === null ? complaints : evaluateInventory(inventory, [{ config: facts, tree: TREE }]);
}

describe('an inventory', () => {
  it.each<[string, string, readonly string[]]>([
    ['a file', 'files: { must: [{ path: usr/bin/api, type: file, mode: "0755", owner: "0:0" }] }', []],
    ['a file through a linked folder', 'files: { must: [{ path: bin/api, type: file }] }', []],
    ['a link', 'files: { must: [{ path: bin, type: symlink, target: usr/bin }] }', []],
    [
      'a link to elsewhere',
      'files: { must: [{ path: bin, target: bin }] }',
      ['linux/amd64: bin points to usr/bin and must point to bin'],
    ],
    ['a missing file', 'files: { must: [{ path: usr/bin/web }] }', ['linux/amd64: usr/bin/web is missing']],
    ['a missing glob', 'files: { must: [{ path: "etc/*.conf" }] }', ['linux/amd64: etc/*.conf is missing']],
    [
      'a folder that is a file',
      'files: { must: [{ path: usr/bin/api, type: directory }] }',
      ['linux/amd64: usr/bin/api is a file and must be a directory'],
    ],
    [
      'every file of a glob',
      'files: { must: [{ path: "etc/ssl/*.crt", mode: "0644" }] }',
      ['linux/amd64: etc/ssl/b.crt has the mode 0600 and must have 0644'],
    ],
    [
      'an owner',
      'files: { must: [{ path: root/.ssh/id_rsa, owner: "0:0" }] }',
      ['linux/amd64: root/.ssh/id_rsa belongs to 7:0 and must belong to 0:0'],
    ],
    [
      'a secret',
      'files: { must-not: ["**/id_*"] }',
      ['linux/amd64: root/.ssh/id_rsa is there, and **/id_* must not be'],
    ],
    ['no secret', 'files: { must-not: ["**/*.pem"] }', []],
    ['a label', 'labels: { must: { org.opencontainers.image.source: "https://example.org/api" } }', []],
    ['a label of any value', 'labels: { must: { org.opencontainers.image.source: } }', []],
    [
      'another label',
      'labels: { must: { org.opencontainers.image.source: x, title: }, must-not: ["de*"] }',
      [
        'linux/amd64: the label org.opencontainers.image.source is "https://example.org/api" and must be "x"',
        'linux/amd64: the label title is missing',
        'linux/amd64: the label debug is there and must not be',
      ],
    ],
    ['how it starts', 'entry-point: [/usr/bin/api]\ncommand: [serve]\nworking-directory: /srv', []],
    [
      'how else it starts',
      'entry-point: []\ncommand: [run]\nworking-directory: /',
      [
        'linux/amd64: the entry point is ["/usr/bin/api"] and must be []',
        'linux/amd64: the command is ["serve"] and must be ["run"]',
        'linux/amd64: the working directory is ["/srv"] and must be ["/"]',
      ],
    ],
    ['the last value of a variable', 'environment: { must: { LANG: C.UTF-8, PATH: } }', []],
    [
      'a secret variable',
      'environment: { must: { LANG: C }, must-not: ["*_TOKEN"] }',
      [
        'linux/amd64: the variable LANG is "C.UTF-8" and must be "C"',
        'linux/amd64: the variable API_TOKEN is there and must not be',
      ],
    ],
    ['a user', 'user: "65532:65532"\nnot-user: [root]', []],
    [
      'another user',
      'user: "1000"\nnot-user: ["65532"]',
      [
        'linux/amd64: the user is 65532:65532 and must be 1000',
        'linux/amd64: the user is 65532:65532 and must not be 65532',
      ],
    ],
    [
      'platforms',
      'platforms: [linux/amd64, linux/arm64]',
      ['the platform linux/arm64 is missing; there are linux/amd64'],
    ],
  ])('asks for %s', (_what, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('takes no user for root', () => {
    for (const user of ['', '0', 'root', '0:0', 'root:wheel', '00', '+0:5', '-0', '000:1000']) {
      expect(problems('not-user: [root]', { ...FACTS, user })).toHaveLength(1);
      expect(problems('not-user: ["00"]', { ...FACTS, user })).toHaveLength(1);
    }
    for (const user of ['1', '0x0', 'root0', '10'])
      expect(problems('not-user: [root]', { ...FACTS, user })).toEqual([]);
    expect(problems('not-user: ["65532"]', { ...FACTS, user: '065532' })).toHaveLength(1);
  });

  it.each([
    ['linux/arm64', { os: 'linux', architecture: 'arm64', variant: 'v8' }, true],
    ['linux/arm64/v8', { os: 'linux', architecture: 'arm64' }, true],
    ['linux/arm', { os: 'linux', architecture: 'arm', variant: 'v7' }, true],
    ['linux/amd64/v1', { os: 'linux', architecture: 'amd64' }, true],
    ['linux/arm64', { os: 'linux', architecture: 'arm64', variant: 'v9' }, false],
    ['linux/arm', { os: 'linux', architecture: 'arm', variant: 'v6' }, false],
    ['linux/amd64', { os: 'linux', architecture: 'amd64', variant: 'v3' }, false],
  ])('%s is there when %j is: %s', (wanted, platform, there) => {
    expect(problems(`platforms: [${wanted}]`, { ...FACTS, platform })).toHaveLength(there ? 0 : 1);
  });

  it('of nothing is no inventory that holds', () => {
    const { inventory } = readInventory('version: 1\nuser: app\n');
    expect(inventory && evaluateInventory(inventory, [])).toEqual(['there is no platform to look at']);
  });

  it.each<[string, string, string]>([
    ['nothing', '', 'it asks for nothing; say what must and must not be in the image'],
    ...['files: {}', 'labels: {}', 'environment: {}'].map((text): [string, string, string] => [
      `${text} in it`,
      text,
      `line 2: ${text.split(':')[0]} asks for nothing; say what must be there or must not, or leave the key out`,
    ]),
    ...['labels', 'environment'].map((key): [string, string, string] => [
      `no ${key} in it`,
      `${key}: { must: {} }`,
      `line 2: ${key}.must asks for nothing; say what must be there or must not, or leave the key out`,
    ]),
    ['a key that is unknown', 'file: []', 'line 2: file is not a key; did you mean files?'],
    ['a key in a key', 'files: { musts: [] }', 'line 2: files.musts is not a key; did you mean must?'],
    ['a list in place of keys', 'files: [a]', 'line 2: files is a list, but a mapping of keys is needed'],
    [
      'an empty list',
      'files: { must: [] }',
      'line 2: files.must is an empty list, which would ask for nothing; leave the key out',
    ],
    [
      'a mode without quotes',
      'files: { must: [{ path: a, mode: 0755 }] }',
      'line 2: files.must[0].mode is 755, but text (in quotes if it looks like a number) is needed',
    ],
    [
      'a path from the root',
      'files: { must: [{ path: /a }] }',
      'line 2: files.must[0].path `/a` begins with `/`; patterns start at the root already, leave it out',
    ],
    [
      'a type of its own',
      'files: { must: [{ path: a, type: dir }] }',
      'line 2: files.must[0].type is "dir"; it is one of: file, directory, symlink',
    ],
  ])('with %s is an error', (_what, text, expected) => {
    expect(problems(text)).toEqual([expected]);
  });
});

describe('what hides files from whoever looks, and not from whoever runs', () => {
  const plain: ImageFacts = {
    platform: { os: 'linux', architecture: 'amd64' },
    labels: {},
    entryPoint: [],
    command: [],
    environment: [],
    user: '',
    workingDirectory: '',
  };
  const judged = (glob: string, tree: ImageTree) => {
    const { inventory } = readInventory(JSON.stringify({ version: 1, files: { 'must-not': [glob] } }));
    return inventory === null ? ['no inventory'] : evaluateInventory(inventory, [{ config: plain, tree }]);
  };

  // Engines refuse such marks, or take them for the folder itself, or for the one above.
  it.each(['.wh.', '.wh..', '.wh...', 'etc/.wh.', 'etc/.wh...'])('the mark %s is refused', (mark) => {
    expect(() => treeOf([entry('id_rsa')], [entry(mark)])).toThrow(LayerFault);
  });

  it.each(['root/.ssh/**', 'root/.ssh/id_*', 'root/*/id_rsa', 'root/.ssh/id_rsa'])(
    'a linked folder hides nothing from %s',
    (glob) => {
      const tree = treeOf([folder('home'), entry('home/.ssh/id_rsa'), link('root', '/home')]);
      expect(judged(glob, tree)).toHaveLength(1);
    },
  );

  it.each(['root/.ssh', 'root/.s*', 'root/**', '**/.ssh'])(
    'a folder that no layer has an entry of, from %s',
    (glob) => {
      const found = judged(glob, treeOf([entry('root/.ssh/known/a')]));
      expect(found).toContain(`linux/amd64: root/.ssh is there, and ${glob} must not be`);
    },
  );

  it.each<[string, readonly string[]]>([
    ['"type":"directory"', []],
    ['"mode":"0755"', ['linux/amd64: a has no entry in any layer: its mode and owner are up to who unpacks it']],
    ['"owner":"0:0"', ['linux/amd64: a has no entry in any layer: its mode and owner are up to who unpacks it']],
  ])('a folder that no layer has an entry of is one, and with %s: %j', (more, expected) => {
    const { inventory } = readInventory(`{"version":1,"files":{"must":[{"path":"a",${more}}]}}`);
    const tree = treeOf([entry('a/b')]);
    expect(inventory && evaluateInventory(inventory, [{ config: plain, tree }])).toEqual(expected);
  });

  it('a folder may be replaced, and replaced again', () => {
    expect(paths([entry('a/b/c'), entry('a')], [entry('a/x'), entry('ab')])).toEqual(['a', 'a/x', 'ab']);
  });
});

describe('an image of many files', () => {
  const many = 60_000;
  it('is put together in a time that grows with them and not with their square', () => {
    const before = performance.now();
    const files = Array.from({ length: many }, (_, at) => entry(`srv/${at % 100}/file-${at}`));
    const marks = Array.from({ length: many }, (_, at) => entry(`srv/${at % 100}/.wh.file-${at}`));
    expect(treeOf(files, marks).size).toBe(0);
    expect(performance.now() - before).toBeLessThan(5000);
  }, 600_000);

  it('is refused when all layers together have more than any image', () => {
    const layers = Array.from({ length: 3 }, (_, layer) =>
      Array.from({ length: 400_000 }, (_, at) => entry(`${layer}-${at}`)),
    );
    expect(() => treeOf(...layers)).toThrow(LayerFault);
  }, 60_000);

  it.each<[string, readonly ArchiveEntry[]]>([
    ['a path', [entry(`${'a/'.repeat(500_000)}b`)]],
    ['a link', [link('l', 'a/'.repeat(500_000)), entry('l/b')]],
    ['a hard link', [hard('l', 'a/'.repeat(500_000))]],
  ])(
    'is refused at once when %s in it is longer than any system takes',
    (_what, entries) => {
      const before = performance.now();
      expect(() => treeOf(entries)).toThrow(LayerFault);
      expect(performance.now() - before).toBeLessThan(1000);
    },
    20_000,
  );
});
