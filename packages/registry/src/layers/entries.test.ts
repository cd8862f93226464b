import { gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { entriesOf } from './entries.ts';
import { archive, file } from './testing.ts';

async function* inPieces(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

test('what is much larger when it is unpacked is given up on the way', async () => {
  const tar = await archive(file('a', Buffer.alloc(3_000_000)));
  for (const blob of [tar, gzipSync(tar), zstdCompressSync(tar)]) {
    const limits = { entries: 10, bytes: 2_000_000 };
    await expect(entriesOf(inPieces(blob), 'it', limits)).rejects.toMatchObject({ code: 'too-large' });
    expect(await entriesOf(inPieces(blob), 'it', { ...limits, bytes: tar.length })).toHaveLength(1);
  }
});

test('entries without number are given up', async () => {
  const tar = await archive(...Array.from({ length: 11 }, (_, n) => file(`${n}`)));
  const read = (entries: number) => entriesOf(inPieces(tar), 'it', { entries, bytes: tar.length });
  expect(await read(11)).toHaveLength(11);
  await expect(read(10)).rejects.toMatchObject({ code: 'too-large', message: 'it has more than 10 entries' });
});
