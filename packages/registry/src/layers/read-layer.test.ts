import type { ServerResponse } from 'node:http';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOf } from '../digest.ts';
import { RegistryError } from '../errors.ts';
import { openRegistry } from '../open-registry.ts';
import type { Descriptor, LayerEntry } from '../port.ts';
import { type Reply, type Scripted, serve } from '../testing.ts';
import { type ArchiveEntry, archive, extendedHeader, file, record, withBlock } from './testing.ts';

const GZIP = 'application/vnd.oci.image.layer.v1.tar+gzip';

let reply: Reply;
let server: Scripted;
beforeEach(async () => {
  server = await serve(() => reply);
});
afterEach(() => server.close());

async function read(blob: Uint8Array, wanted: Partial<Descriptor> = {}): Promise<readonly LayerEntry[]> {
  reply = { body: blob };
  const layer = { mediaType: GZIP, digest: digestOf(blob), size: blob.length, ...wanted };
  const registry = openRegistry({ credentials: [], unitMs: 1, timeoutMs: 2000 });
  const entries: LayerEntry[] = [];
  for await (const entry of registry.readLayer(`${server.host}/acme/api`, layer)) entries.push(entry);
  return entries;
}

test('every kind of entry, with a path from the root', async () => {
  const long = `${'deep/'.repeat(60)}file`;
  const tar = await archive(
    { name: './', type: 'directory', mode: 0o755 },
    { name: './usr/bin/api', mode: 0o4755, uid: 10, gid: 20, content: 'program' },
    { name: '/usr/bin/link', type: 'symlink', linkname: 'api', mode: 0o777 },
    { name: 'usr/bin/hard', type: 'link', linkname: 'usr/bin/api' },
    { name: 'dev/null', type: 'character-device' },
    { name: '.wh.old' },
    file(long),
  );
  const entries = await read(gzipSync(tar));
  const base = { mode: 0o644, uid: 0, gid: 0, size: 0, linkTarget: null };
  expect(entries).toEqual([
    { ...base, path: '', type: 'directory', mode: 0o755 },
    { ...base, path: 'usr/bin/api', type: 'file', mode: 0o4755, uid: 10, gid: 20, size: 7 },
    { ...base, path: 'usr/bin/link', type: 'symlink', mode: 0o777, linkTarget: 'api' },
    { ...base, path: 'usr/bin/hard', type: 'hardlink', linkTarget: 'usr/bin/api' },
    { ...base, path: 'dev/null', type: 'other' },
    { ...base, path: '.wh.old', type: 'file' },
    { ...base, path: long, type: 'file', size: 1 },
  ]);
});

test('gzip, zstd and plain archives, told by their first bytes', async () => {
  const tar = await archive(file('a'), file('b', 'y'.repeat(100_000)), file('zeros', '\0'.repeat(100_000)), file('c'));
  for (const blob of [tar, gzipSync(tar), zstdCompressSync(tar), gzipSync(tar, { level: 0 })]) {
    expect((await read(blob)).map(({ path }) => path)).toEqual(['a', 'b', 'zeros', 'c']);
  }
  expect(await read(gzipSync(await archive()))).toEqual([]);
});

test('not one entry of a blob that is another than was asked for', async () => {
  const blob = gzipSync(await archive(file('a')));
  const other = `sha256:${'0'.repeat(64)}`;
  await expect(read(blob, { digest: other })).rejects.toMatchObject({ code: 'digest-mismatch' });
  await expect(read(blob, { size: blob.length - 1 })).rejects.toMatchObject({ code: 'digest-mismatch' });
  const longer = read(await archive(file('a')), { size: 512 });
  await expect(longer).rejects.toMatchObject({ code: 'digest-mismatch', message: expect.stringMatching(/gave more$/) });
  await expect(read(blob, { size: blob.length + 1 })).rejects.toMatchObject({ code: 'digest-mismatch' });
});

test('what is no archive of files, or too large, is not even asked for', async () => {
  const blob = gzipSync(await archive(file('a')));
  await expect(read(blob, { mediaType: 'application/vnd.in-toto+json' })).rejects.toMatchObject({
    code: 'unsupported',
  });
  await expect(read(blob, { size: 2 ** 40 })).rejects.toMatchObject({ code: 'too-large' });
  expect(server.log).toEqual([]);
});

// Each of these a container engine reads in another way than this reader would.
const DOUBTFUL: Record<string, () => Promise<Buffer>> = {
  'something follows its end': async () => Buffer.concat([await archive(file('a')), await archive(file('.wh.sh'))]),
  'it has a global header': async () => {
    const tar = await archive({ ...file('a'), pax: { path: 'b' } } as ArchiveEntry);
    return withBlock(tar, 0, (block) => block.write('g', 156));
  },
  '`link` is no file and has a size': async () => {
    const tar = await archive({ name: 'link', type: 'symlink', linkname: 'x' }, file('hidden'));
    return withBlock(tar, 0, (block) => block.write('00000002000\0', 124));
  },
  '`../etc/passwd` leads out of the archive': () => archive(file('../etc/passwd')),
  '`a` is of an unknown type': async () => withBlock(await archive(file('a', '')), 0, (block) => block.write('S', 156)),
  'Unexpected end of data': async () => (await archive(file('a', 'y'.repeat(5000)))).subarray(0, 2000),
};

test.each(Object.entries(DOUBTFUL))('refused: %s', async (reason, make) => {
  const tar = await make();
  for (const blob of [tar, gzipSync(tar)]) {
    await expect(read(blob)).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining(reason),
    });
  }
});

test('gzip in pieces, as layers that are fetched in parts have it; zstd in pieces is not read by halves', async () => {
  const tar = await archive(file('a', 'y'.repeat(2000)), file('b'));
  const parts = [tar.subarray(0, 700), tar.subarray(700, 1024), tar.subarray(1024)];
  const entries = await read(Buffer.concat(parts.map((part) => gzipSync(part))));
  expect(entries.map(({ path }) => path)).toEqual(['a', 'b']);
  await expect(read(Buffer.concat(parts.map((part) => zstdCompressSync(part))))).rejects.toMatchObject({
    code: 'unsupported',
    fix: expect.stringContaining('--compression-format gzip'),
  });
});

test('damaged, cut off or continued gzip data is refused', async () => {
  const packed = gzipSync(await archive(file('a', 'y'.repeat(5000))));
  await expect(read(packed.subarray(0, packed.length - 9))).rejects.toMatchObject({ code: 'unsupported' });
  await expect(read(Buffer.concat([packed, Buffer.from('more')]))).rejects.toMatchObject({ code: 'unsupported' });
  await expect(read(Buffer.concat([packed, Buffer.alloc(4)]))).rejects.toMatchObject({
    message: expect.stringContaining('something follows the packed data'),
  });
});

describe('a layer on the way', () => {
  const cutOff = (blob: Buffer, response: ServerResponse, silent: boolean): undefined => {
    response.writeHead(200, { 'content-length': String(blob.length) });
    response.write(blob.subarray(0, blob.length / 2));
    if (!silent) setTimeout(() => response.socket?.destroy(), 5);
  };
  const readFrom = async (blob: Buffer, failures: number, silent: boolean) => {
    let asked = 0;
    await server.close();
    server = await serve((_, response) => {
      asked += 1;
      return asked <= failures ? cutOff(blob, response, silent) : { body: blob };
    });
    const registry = openRegistry({ credentials: [], unitMs: 1, ...(silent ? { timeoutMs: 300 } : {}) });
    const layer = { mediaType: GZIP, digest: digestOf(blob), size: blob.length };
    const entries: string[] = [];
    for await (const { path } of registry.readLayer(`${server.host}/acme/api`, layer)) entries.push(path);
    return entries;
  };
  const noise = Array.from({ length: 3000 }, (_, n) => (n * 7919) % 251).join();
  const packed = async () => {
    const tar = await archive(file('a', noise), file('b'));
    return [tar, gzipSync(tar), zstdCompressSync(tar)];
  };

  test.each([{ silent: true }, { silent: false }])(
    'is read from the start when it is cut off, and given up: %o',
    async ({ silent }) => {
      for (const blob of await packed()) {
        expect(await readFrom(blob, 2, silent)).toEqual(['a', 'b']);
        await expect(readFrom(blob, Number.POSITIVE_INFINITY, silent)).rejects.toMatchObject({
          code: 'unavailable',
          message: expect.stringContaining('cut off'),
        });
      }
    },
  );

  test('is asked for three times', async () => {
    for (const blob of await packed()) {
      await expect(readFrom(blob, 3, false)).rejects.toMatchObject({ code: 'unavailable' });
      expect(server.log).toHaveLength(3);
    }
  });
});

test('whatever is changed in an archive: entries, or an error of the closed list, and no other end', async () => {
  const tar = await archive(
    file('a', 'y'.repeat(600)),
    { name: 'l', type: 'symlink', linkname: 'a' },
    file('d'.repeat(180)),
  );
  const change = fc.record({ at: fc.nat(tar.length - 1), byte: fc.nat(255) });
  const damage = fc.record({
    changes: fc.array(change, { minLength: 1, maxLength: 4 }),
    cut: fc.nat(700),
    packed: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(damage, async ({ changes, cut, packed }) => {
      const damaged = Buffer.from(tar.subarray(0, tar.length - cut));
      for (const { at, byte } of changes) if (at < damaged.length) damaged[at] = byte;
      const found = await read(packed ? gzipSync(damaged) : damaged).catch((error: unknown) => error);
      expect(Array.isArray(found) || found instanceof RegistryError).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('nothing but headers, or zeros, is too much', async () => {
  const zeros = Buffer.concat([await archive(file('a')), Buffer.alloc(9 * 1024 * 1024)]);
  const header = await extendedHeader('x', record('comment', 'x'.repeat(900)));
  const headers = Buffer.concat([...Array.from({ length: 6000 }, () => header), await archive(file('a'))]);
  for (const tar of [zeros, headers]) {
    await expect(read(gzipSync(tar))).rejects.toMatchObject({ code: 'too-large' });
  }
  const large = await archive(file('a', 'y'.repeat(9 * 1024 * 1024)), file('b'));
  expect(await read(gzipSync(Buffer.concat([large, Buffer.alloc(1024 * 1024)])))).toHaveLength(2);
});

const JUNK = Buffer.alloc(300_000, 'x');

test.each<[string, () => Promise<Buffer>]>([
  ['no archive', async () => JUNK],
  ['an entry that is refused', async () => Buffer.concat([(await archive(file('../x'))).subarray(0, 1024), JUNK])],
  ['no archive, packed', async () => gzipSync(JUNK)],
])('a layer that is refused is not fetched to its end: %s', async (_, make) => {
  const beginning = await make();
  let closed = false;
  await server.close();
  server = await serve((_asked, response) => {
    response.on('close', () => {
      closed = true;
    });
    response.writeHead(200);
    response.write(beginning);
    return undefined;
  });
  const registry = openRegistry({ credentials: [], unitMs: 1, timeoutMs: 2000 });
  const layer = { mediaType: GZIP, digest: digestOf(beginning), size: 2 ** 31 };
  const reading = registry.readLayer(`${server.host}/acme/api`, layer)[Symbol.asyncIterator]().next();
  await expect(reading).rejects.toMatchObject({ code: 'unsupported' });
  await expect.poll(() => closed, { timeout: 20_000 }).toBe(true);
});
