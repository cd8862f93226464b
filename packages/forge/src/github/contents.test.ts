import { MAX_BLOB_BYTES } from '@gatehouse/bumps';
import { expect, test } from 'vitest';
import { bump, open, readWhole, scene } from './testing.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const none = { siblings: () => [], extra: [] };

test.each([
  ['Latin-1', 'name: caf\xe9\n'],
  ['NUL', 'a\0b\n'],
  ['not UTF-8', '\xff\xfe'],
  ['a lone continuation byte', 'a: \x80\n'],
  ['truncated by GraphQL', `${'x'.repeat(600_000)}\n`],
])('a blob whose text is not its bytes is read by itself: %s', async (_, text) => {
  const it = await scene({ 'a.yaml': bytesOf('image: redis:1\n') });
  const change = await readWhole(it, bump(it, { 'a.yaml': bytesOf(text) }));
  expect(Buffer.from(change.files[0]?.after?.bytes ?? []).equals(Buffer.from(text, 'latin1'))).toBe(true);
  expect(it.simulator.requests.filter(({ path }) => path.includes('/git/blobs/'))).toHaveLength(1);
  expect(it.simulator.requests).toHaveLength(6);
});

test.each([
  ['carriage returns', 'a: 1\r\nb: 2\r\n'],
  ['a byte-order mark', '\uFEFFa: 1\n'],
  ['no last newline', 'a: 1'],
  ['nothing', ''],
  ['astral and combining characters', 'a: \u{1F600} e\u0301\n'],
])('text that is exact costs no request: %s', async (_, text) => {
  const it = await scene({ 'a.yaml': 'image: redis:1\n' });
  const change = await readWhole(it, bump(it, { 'a.yaml': text }));
  expect(change.files[0]?.after?.bytes).toEqual(new TextEncoder().encode(text));
  expect(it.simulator.requests).toHaveLength(5);
});

test('a view that lost a byte-order mark or carriage returns is not taken for the bytes', async () => {
  const it = await scene({ 'a.yaml': 'image: redis:1\n' });
  const pull = bump(it, { 'a.yaml': '\uFEFFimage: redis:2\r\n' });
  it.simulator.github.faults.add({
    match: { graphql: /f0: file/ },
    do: { kind: 'rewrite', body: (body) => JSON.parse(JSON.stringify(body).replaceAll(/\uFEFF|\\r/g, '')) },
  });
  const change = await readWhole(it, pull);
  expect(change.files[0]?.after?.bytes).toEqual(new TextEncoder().encode('\uFEFFimage: redis:2\r\n'));
});

test('a blob that does not hash to its id is refused', async () => {
  const it = await scene({ 'a.yaml': 'image: redis:1\n' });
  const pull = bump(it, { 'a.yaml': bytesOf('\xe9') });
  it.simulator.github.faults.add({
    match: { path: /git\/blobs/ },
    do: {
      kind: 'rewrite',
      body: (body) => ({ ...(body as object), content: Buffer.from('other').toString('base64') }),
    },
  });
  await expect(readWhole(it, pull)).rejects.toMatchObject({ code: 'incomplete' });
});

test('a file over the cap is not read, only measured', async () => {
  const it = await scene({ 'a.yaml': 'image: redis:1\n' });
  const change = await readWhole(it, bump(it, { 'a.yaml': new Uint8Array(MAX_BLOB_BYTES + 1) }));
  expect(change.files[0]?.after).toEqual(expect.objectContaining({ size: MAX_BLOB_BYTES + 1 }));
  expect(change.files[0]?.after?.bytes).toBeUndefined();
  expect(change.files[0]?.before?.bytes).toBeDefined();
  expect(it.simulator.requests).toHaveLength(5);
});

test('modes and kinds are the trees’; contents only of regular files on both sides', async () => {
  const commit = '1'.repeat(40);
  const it = await scene({
    'mode.sh': 'echo\n',
    'link.yaml': 'image: redis:1\n',
    sub: { mode: '160000', oid: commit },
    'gone.yaml': 'x\n',
  });
  const pull = bump(it, {
    'mode.sh': { mode: '100755', content: 'echo\n' },
    'link.yaml': { mode: '120000', content: 'elsewhere' },
    sub: { mode: '160000', oid: '2'.repeat(40) },
    'gone.yaml': null,
    'new.png': bytesOf('\0\0'),
    'dir/file.yaml': 'y\n',
  });
  const change = await readWhole(it, pull);
  const show = (side: { mode: string; bytes?: Uint8Array } | null) =>
    side === null ? '-' : `${side.mode}${side.bytes ? ' read' : ''}`;
  expect(change.files.map((file) => `${file.path}: ${show(file.before)} > ${show(file.after)}`).sort()).toEqual([
    'dir/file.yaml: - > 100644',
    'gone.yaml: 100644 > -',
    'link.yaml: 100644 > 120000',
    'mode.sh: 100644 read > 100755 read',
    'new.png: - > 100644',
    'sub: 160000 > 160000',
  ]);
  expect(it.simulator.requests).toHaveLength(5);
});

test('a directory where a file was is an absent file', async () => {
  const it = await scene({ a: 'x\n', 'b/c': 'y\n' });
  it.repository.commit({ branch: 'renovate/x', files: { a: null, 'b/c': null } });
  const change = await readWhole(it, bump(it, { 'a/b': 'other\n', b: 'more\n' }));
  expect(change.files.map(({ path, before, after }) => [path, before !== null, after !== null]).sort()).toEqual([
    ['a', true, false],
    ['a/b', false, true],
    ['b', false, true],
    ['b/c', true, false],
  ]);
});

test('a path is data: quotes, braces, dollars, newlines and emoji reach GitHub as they are', async () => {
  const paths = [
    'a"b.yaml',
    '$p0.yaml',
    '{}) { x }.yaml',
    'new\nline.yaml',
    'sp ace/\u{1F600}.yaml',
    'back\\slash.yaml',
    '%2e%2e',
  ];
  const files = (text: string) => Object.fromEntries(paths.map((path) => [path, `${text} ${path}`]));
  const it = await scene(files('1'));
  const change = await readWhole(it, bump(it, files('2')));
  expect(change.files.map((file) => file.path).sort()).toEqual([...paths].sort());
  for (const { path, after } of change.files) expect(Buffer.from(after?.bytes ?? []).toString()).toBe(`2 ${path}`);
});

test('a path that is not UTF-8 is not asked for, and says so', async () => {
  const path = bytesOf('caf\xe9.yaml');
  const it = await scene([[path, 'image: redis:1\n']]);
  const change = await readWhole(it, bump(it, [[path, 'image: redis:2\n']]));
  expect(change.files).toEqual([
    expect.objectContaining({ path: 'caf\uFFFD.yaml', pathIsText: false, before: { mode: '', oid: '' } }),
  ]);
});

test('blob ids at the base tip show what moved there since the merge base', async () => {
  const it = await scene({ 'same.yaml': '1\n', 'moved.yaml': '1\n', 'gone.yaml': '1\n' });
  const pull = bump(it, { 'same.yaml': '2\n', 'moved.yaml': '2\n', 'gone.yaml': '2\n', 'new.yaml': '2\n' });
  it.repository.commit({ branch: 'main', files: { 'moved.yaml': '3\n', 'gone.yaml': null, 'new.yaml': '3\n' } });
  const { files } = await readWhole(it, pull);
  const tips = Object.fromEntries(files.map((file) => [file.path, [file.before?.oid ?? null, file.baseTipOid]]));
  expect(tips['same.yaml']?.[1]).toBe(tips['same.yaml']?.[0]);
  expect(tips['moved.yaml']?.[1]).not.toBe(tips['moved.yaml']?.[0]);
  expect(tips['gone.yaml']?.[1]).toBeNull();
  expect(tips['new.yaml']).toEqual([null, expect.stringMatching(/^[0-9a-f]{40}$/)]);
});

test('unchanged siblings are read on both sides, absent ones left out, a changed one stays a file', async () => {
  const it = await scene({
    'x/Chart.yaml': '1\n',
    'x/Chart.lock': 'l\n',
    'y/Chart.yaml': '1\n',
    'y/Chart.lock': '1\n',
  });
  const pull = bump(it, { 'x/Chart.yaml': '2\n', 'y/Chart.yaml': '2\n', 'y/Chart.lock': '2\n' });
  const { change } = await open(it, pull);
  const read = await it.reader.readContents(change, {
    ...none,
    siblings: (path) => [path.replace('.yaml', '.lock'), path.replace('.yaml', '.none')],
  });
  expect(read.change.siblings).toHaveLength(1);
  const bytes = new TextEncoder().encode('l\n');
  const [sibling] = read.change.siblings;
  expect(sibling).toMatchObject({ path: 'x/Chart.lock', before: { bytes }, after: { bytes } });
  expect(sibling?.baseTipOid).toBe(sibling?.before?.oid);
});

test('a sibling that differs between the sides and is not listed as changed is refused', async () => {
  const it = await scene({ 'Chart.yaml': '1\n', 'Chart.lock': '1\n' });
  const { change } = await open(it, bump(it, { 'Chart.yaml': '2\n', 'Chart.lock': '2\n' }));
  const files = change.files.filter((file) => file.path !== 'Chart.lock');
  await expect(
    it.reader.readContents({ ...change, files }, { ...none, siblings: () => ['Chart.lock'] }),
  ).rejects.toMatchObject({ code: 'incomplete', message: expect.stringContaining('Chart.lock differs') });
});

test('extra files at any commit, absent ones null; also when there is nothing else to read', async () => {
  const it = await scene({ 'a.yaml': '1\n', 'holds.json5': 'old\n' });
  const old = it.repository.branch('main');
  const tip = it.repository.commit({ branch: 'main', files: { 'holds.json5': bytesOf('\xe9') } });
  const { change } = await open(it, bump(it, { 'a.yaml': '2\n' }));
  const { extra } = await it.reader.readContents(
    { ...change, files: [] },
    {
      ...none,
      extra: [
        { path: 'holds.json5', commit: old },
        { path: 'holds.json5', commit: tip },
        { path: 'nowhere.json5', commit: tip },
        { path: 'a.yaml', commit: change.head },
      ],
    },
  );
  expect(extra.map((file) => (file.bytes ? Buffer.from(file.bytes).toString('latin1') : null))).toEqual([
    'old\n',
    '\xe9',
    null,
    '2\n',
  ]);
});

test.each([
  ['a file is missing from the list and another is there twice', 'incomplete', /twice/],
  ['the list names another blob at head', 'incomplete', /listed with blob/],
  ['the list calls a changed file added', 'incomplete', /absent at the merge base/],
])('list and trees disagree: %s', async (what, code, message) => {
  const it = await scene({ 'a.yaml': '1\n', 'b.yaml': '1\n' });
  const pull = bump(it, { 'a.yaml': '2\n', 'b.yaml': '2\n' });
  type Row = { filename: string; sha: string; status: string };
  it.simulator.github.faults.add({
    match: { path: /files/ },
    do: {
      kind: 'rewrite',
      body: (body) => {
        const [first, second] = body as [Row, Row];
        if (what.includes('twice')) return [first, first];
        if (what.includes('blob')) return [first, { ...second, sha: '0'.repeat(40) }];
        return [first, { ...second, status: 'added' }];
      },
    },
  });
  await expect(readWhole(it, pull)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
});

test('a batch that takes too long is halved, and halved again, without repeating it as it was', async () => {
  const paths = Array.from({ length: 24 }, (_, index) => `f${String(index).padStart(2, '0')}.yaml`);
  const files = (text: string) => Object.fromEntries(paths.map((path) => [path, text]));
  for (const as of ['status', 'errors'] as const) {
    const it = await scene(files('1\n'));
    const pull = bump(it, files('2\n'));
    // Every query of seven paths or more is too expensive.
    it.simulator.github.faults.add({ match: { graphql: /f6: file/ }, do: { kind: 'graphql-timeout', as } });
    const change = await readWhole(it, pull);
    expect(change.files.every((file) => file.before?.bytes && file.after?.bytes)).toBe(true);
    // 24, twice 12, four times 6, instead of one request.
    expect(it.simulator.requests).toHaveLength(5 - 1 + 7);
  }
});

test('files that are too much together are refused before they are read one by one', async () => {
  const large = 4 * 1024 * 1024;
  const files = (fill: string) =>
    Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`${index}.yaml`, `${index}${fill.repeat(large)}`]));
  const it = await scene(files('a'));
  const pull = bump(it, files('b'));
  await expect(readWhole(it, pull)).rejects.toMatchObject({ code: 'too-large' });
  expect(it.simulator.requests.filter(({ path }) => path.includes('/git/blobs/'))).toEqual([]);
});
