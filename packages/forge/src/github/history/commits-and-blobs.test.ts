import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { callsOf, scene } from '../testing.ts';

test('what a commit changed, both names of a rename, in one request', async () => {
  const it = await scene({ a: 'one\ntwo\nthree\n', b: '1\n', c: '1\n' });
  const commit = it.repository.commit({
    branch: 'main',
    files: { a: null, moved: 'one\ntwo\nthree\n', b: '2\n', c: null, d: '1\n' },
  });
  expect([...((await it.reader.changedPaths(commit)) ?? [])].sort()).toEqual(['a', 'b', 'c', 'd', 'moved']);
  expect(callsOf(it)).toEqual([`GET /repos/o/r/commits/${commit}`]);
});

test('of a merge, what it changed against its first parent', async () => {
  const it = await scene({ a: '1\n' });
  const base = it.repository.branch('main');
  const side = it.repository.commit({ branch: 'side', files: { b: '1\n' } });
  const tip = it.repository.commit({ branch: 'main', files: { a: '2\n' } });
  const merge = it.repository.commit({ branch: 'main', parents: [tip, side], files: { b: '1\n' } });
  expect(await it.reader.changedPaths(merge)).toEqual(['b']);
  expect(await it.reader.changedPaths(base)).toEqual(['a']);
});

test('too many paths to be sure of, or names that are no text, are not known', async () => {
  const it = await scene();
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}`, 'x\n']));
  expect(await it.reader.changedPaths(it.repository.commit({ branch: 'main', files: many }))).toBeNull();
  const strange = it.repository.commit({ branch: 'main', files: [[Buffer.from('caf\xe9', 'latin1'), 'x\n']] });
  expect(await it.reader.changedPaths(strange)).toBeNull();
  await expect(it.reader.changedPaths('0'.repeat(40))).rejects.toMatchObject({
    message: expect.stringMatching(/read the commit 0+ \(GET commits\/0+\)/),
  });
});

const oidOf = (bytes: Uint8Array) => createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');

test('bytes of blobs by id, each proved; what GraphQL’s text does not prove is read by itself', async () => {
  const latin = new Uint8Array(Buffer.from('caf\xe9\n', 'latin1'));
  const text = new TextEncoder().encode('version: 1\n');
  const it = await scene({ 'a.yaml': text, 'b.yaml': latin });
  const blobs = await it.reader.readBlobs([oidOf(text), oidOf(latin), oidOf(text)]);
  expect(blobs).toEqual(
    new Map([
      [oidOf(text), text],
      [oidOf(latin), latin],
    ]),
  );
  expect(callsOf(it)).toEqual(['object', `GET /repos/o/r/git/blobs/${oidOf(latin)}`]);
});

test.each([
  [0, 0],
  [25, 1],
  [26, 2],
])('%i blobs take %i requests', async (count, requests) => {
  const contents = Array.from({ length: count }, (_, index) => new TextEncoder().encode(`${index}\n`));
  const it = await scene(Object.fromEntries(contents.map((bytes, index) => [`f${index}`, bytes])));
  expect((await it.reader.readBlobs(contents.map(oidOf))).size).toBe(count);
  expect(it.simulator.requests).toHaveLength(requests);
});

test('a blob that is not there, or is no blob, is an error', async () => {
  const it = await scene();
  for (const oid of ['0'.repeat(40), it.repository.branch('main')]) {
    await expect(it.reader.readBlobs([oid])).rejects.toMatchObject({ code: 'missing-object' });
  }
});

test('other bytes than the id’s are an error', async () => {
  const text = new TextEncoder().encode('version: 1\n');
  const it = await scene({ 'a.yaml': text });
  const lie = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll('version: 1', 'version: 2'));
  it.simulator.github.faults.add({ match: { graphql: /b0: object/ }, do: { kind: 'rewrite', body: lie } });
  expect(await it.reader.readBlobs([oidOf(text)])).toEqual(new Map([[oidOf(text), text]]));
  it.simulator.github.faults.add({
    match: { path: /git\/blobs/ },
    do: { kind: 'rewrite', body: (body) => ({ ...(body as object), content: 'AAAA' }) },
  });
  await expect(it.reader.readBlobs([oidOf(text)])).rejects.toMatchObject({ code: 'incomplete' });
});
