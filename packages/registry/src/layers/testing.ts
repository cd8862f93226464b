import { pack } from 'tar-stream';

type Entry = Parameters<ReturnType<typeof pack>['entry']>[0];
export type ArchiveEntry = Entry & { readonly content?: string | Buffer };

export async function archive(...entries: readonly ArchiveEntry[]): Promise<Buffer> {
  const packed = pack();
  for (const { content = '', ...entry } of entries) packed.entry(entry, content);
  packed.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of packed) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

export const file = (name: string, content: string | Buffer = 'x') => ({ name, content, mode: 0o644 });

/** A copy in which one header is changed, and its checksum with it. */
export function withBlock(tar: Buffer, at: number, change: (block: Buffer) => void): Buffer {
  const copy = Buffer.from(tar);
  const block = copy.subarray(at, at + 512);
  change(block);
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return copy;
}

/** A header that belongs to the next entry: `x` with records of POSIX, `L` or `K` with a long name of GNU. */
export async function extendedHeader(type: 'x' | 'L' | 'K', content: string | Buffer): Promise<Buffer> {
  const tar = await archive(file('header', content));
  return withBlock(tar.subarray(0, -1024), 0, (block) => block.write(type, 156));
}

/** One record of a POSIX header, with its length before it. */
export function record(key: string, value: string): string {
  const text = ` ${key}=${value}\n`;
  const length = [1, 2, 3]
    .map((digits) => digits + Buffer.byteLength(text))
    .find((n) => `${n}`.length + Buffer.byteLength(text) === n);
  return `${length}${text}`;
}
