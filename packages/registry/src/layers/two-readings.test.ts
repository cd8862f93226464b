import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestOf } from '../digest.ts';
import { openRegistry } from '../open-registry.ts';
import type { LayerEntry } from '../port.ts';
import { type Scripted, serve } from '../testing.ts';
import { archive, extendedHeader, file, record, withBlock } from './testing.ts';

// What container engines, whose archives are read by Go, take in another way than the library here: each of these would show files that
// the image has not, or hide some that it has.

let blob: Buffer;
let server: Scripted;
beforeEach(async () => {
  server = await serve(() => ({ body: blob }));
});
afterEach(() => server.close());

async function read(tar: Buffer): Promise<readonly LayerEntry[]> {
  blob = tar;
  const layer = { mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: digestOf(tar), size: tar.length };
  const entries: LayerEntry[] = [];
  const registry = openRegistry({ credentials: [], unitMs: 1 });
  for await (const entry of registry.readLayer(`${server.host}/acme/api`, layer)) entries.push(entry);
  return entries;
}

/** A block that is content to the one and an entry to the other. */
const hidden = async () => (await archive(file('.wh.sh', ''))).subarray(0, 512);

/** An empty layer to whoever unpacks it; an archive to whoever does not. */
async function packedAndNot(): Promise<Buffer> {
  const packed = zstdCompressSync(await archive(file('hidden')));
  const tar = withBlock(await archive(file('a', packed)), 0, (block) => {
    block.write('502a4d18', 0, 'hex');
    block.writeUInt32LE(512 - 8, 4);
  });
  return tar;
}

const TWICE: Record<string, () => Promise<Buffer>> = {
  'a file that is a folder to others': async () =>
    withBlock(await archive(file('x', await hidden())), 0, (block) => {
      block.fill(0, 0, 100).write('x/');
      block[156] = 0;
    }),
  'a size behind zeros': async () =>
    withBlock(await archive(file('x', await hidden())), 0, (block) => block.write('\0\0 00001000\0', 124, 'latin1')),
  'a negative size': async () =>
    withBlock(await archive(file('x', await hidden())), 0, (block) => block.fill(0xff, 124, 136)),
  'a mode behind zeros': async () =>
    withBlock(await archive(file('x')), 0, (block) => block.write('\0 04755\0', 100, 'latin1')),
  'times in which others find a path': async () =>
    withBlock(await archive(file('x')), 0, (block) => {
      block.write('ustar  \0', 257, 'latin1');
      block.write('usr/bin/somewhere/else', 345);
    }),
  'a longer path before its name': async () =>
    withBlock(await archive(file('x')), 0, (block) => {
      block.write('p'.repeat(131), 345);
      block.write('00000000000 00000000000 ', 476, 'latin1');
      block.write('tar\0', 508, 'latin1');
    }),
  'two long names': async () =>
    Buffer.concat([
      await extendedHeader('L', 'theirs\0'),
      await extendedHeader('x', record('path', 'ours')),
      await archive(file('x')),
    ]),
  'two long targets': async () =>
    Buffer.concat([
      await extendedHeader('x', record('linkpath', 'ours')),
      await extendedHeader('K', 'theirs\0'),
      await archive({ name: 'x', type: 'symlink', linkname: 'y' }),
    ]),
  'a name with an end in it': async () =>
    Buffer.concat([await extendedHeader('x', record('path', 'ours\0theirs')), await archive(file('x'))]),
  'a file with holes': async () =>
    Buffer.concat([await extendedHeader('x', record('GNU.sparse.name', 'theirs')), await archive(file('x'))]),
  'a packed layer in an archive': packedAndNot,
};

test.each(Object.entries(TWICE))('refused: %s', async (_, make) => {
  await expect(read(await make())).rejects.toMatchObject({ code: 'unsupported' });
});

test.each(['BZh91AY&SY', '\xfd7zXZ\0'])('refused: what some engines unpack and others do not: %j', async (name) => {
  const tar = withBlock(await archive(file('x')), 0, (block) => block.write(name, 0, 'latin1'));
  await expect(read(tar)).rejects.toMatchObject({ code: 'unsupported', message: expect.stringContaining('packed') });
});

test('numbers as builders write them', async () => {
  const spaced = withBlock(await archive(file('a', 'y'.repeat(8))), 0, (block) => {
    block.write('   644 \0', 100, 'latin1');
    block.write('         10 ', 124, 'latin1');
  });
  const binary = withBlock(await archive(file('b', 'y')), 0, (block) => {
    block.write('8000000000300000', 108, 'hex');
    block.write('800000000000000000000001', 124, 'hex');
  });
  const entries = await read(Buffer.concat([spaced.subarray(0, 1024), binary]));
  expect(entries).toMatchObject([
    { path: 'a', mode: 0o644, size: 8 },
    { path: 'b', uid: 0x300000, size: 1 },
  ]);
});

test('owners that the header itself has no room for', async () => {
  const header = await extendedHeader('x', record('uid', '3000000') + record('gid', '4000000'));
  expect(await read(Buffer.concat([header, await archive(file('x'))]))).toMatchObject([
    { uid: 3_000_000, gid: 4_000_000 },
  ]);
});

test('names that are no UTF-8 are neither each other nor anything else', async () => {
  const named = async (name: string) => {
    const tar = withBlock(await archive(file('x', '')), 0, (block) => block.fill(0, 0, 100).write(name, 0, 'latin1'));
    return tar.subarray(0, 512);
  };
  const names = ['a\xff', 'a\xfe', Buffer.from('a\ufffd').toString('latin1'), Buffer.from('ä').toString('latin1')];
  const long = await extendedHeader('L', Buffer.from(`${'d/'.repeat(80)}\xff\0`, 'latin1'));
  const link = withBlock(await archive({ name: 'l', type: 'symlink', linkname: 'x' }), 0, (block) =>
    block.write('\xff', 157, 'latin1'),
  );
  const entries = await read(Buffer.concat([...(await Promise.all(names.map(named))), long, await named('x'), link]));
  const paths = entries.map(({ path }) => path);
  expect(new Set(paths).size).toBe(6);
  expect(paths.slice(2, 4)).toEqual(['a\ufffd', 'ä']);
  expect(entries.at(-1)?.linkTarget).not.toBe('\ufffd');
});

/** A record whose value is bytes, a sign each. */
function latin1Record(key: string, value: string): Buffer {
  const room = '?'.repeat(value.length);
  return Buffer.from(record(key, room).replace(room, value), 'latin1');
}

test('names of extended headers, where Go writes all that is no ASCII, keep their bytes', async () => {
  const names = ['a\xff', 'a\xfe', Buffer.from('a\ufffd').toString('latin1'), Buffer.from('ä').toString('latin1')];
  const others = [latin1Record('path', 'earlier'), latin1Record('SCHILY.xattr.security.capability', '\x01\0\xff')];
  const named = async (name: string) => [
    await extendedHeader('x', Buffer.concat([...others, latin1Record('path', name)])),
    (await archive(file('x', ''))).subarray(0, 512),
  ];
  const link = [
    await extendedHeader('x', latin1Record('linkpath', 'a\xff')),
    await archive({ name: 'l', type: 'symlink', linkname: 'y' }),
  ];
  const entries = await read(Buffer.concat([...(await Promise.all(names.map(named))).flat(), ...link]));
  expect(entries.map(({ path }) => path)).toEqual(['a\udcff', 'a\udcfe', 'a\ufffd', 'ä', 'l']);
  expect(entries.at(-1)?.linkTarget).toBe('a\udcff');
});

test('the last extended header of an entry counts, and an empty record leaves the header its own', async () => {
  const long = `${'d/'.repeat(300)}\xff`;
  const headers = [latin1Record('path', 'earlier'), latin1Record('path', long)];
  const twice = await Promise.all(headers.map((content) => extendedHeader('x', content)));
  const first = (await archive(file('x', ''))).subarray(0, 512);
  const empty = await extendedHeader('x', latin1Record('path', ''));
  const entries = await read(Buffer.concat([...twice, first, empty, await archive(file('own'))]));
  expect(entries.map(({ path }) => path)).toEqual([`${'d/'.repeat(300)}\udcff`, 'own']);
});
