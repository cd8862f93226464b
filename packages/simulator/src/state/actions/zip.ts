import { crc32, deflateRawSync } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const DEFLATED = 8;
const VERSION = 20;
/** 1 January 2026; equal content gives equal files. */
const DATE = ((2026 - 1980) << 9) | (1 << 5) | 1;

/** A zip file of these files, as GitHub packs an artifact. */
export function zip(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes);
    const path = Buffer.from(name);
    const shared = sharedHeader(bytes, packed, path);
    directory.push(
      record(
        [
          [CENTRAL, 4],
          [VERSION, 2],
        ],
        shared,
        [
          [0, 2],
          [0, 2],
          [0, 2],
          [0, 4],
          [offset, 4],
        ],
      ),
      path,
    );
    const local = [record([[LOCAL, 4]], shared, []), path, packed];
    parts.push(...local);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = Object.keys(files).length;
  const end = record([
    [END, 4],
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [size, 4],
    [offset, 4],
    [0, 2],
  ]);
  return Buffer.concat([...parts, ...directory, end]);
}

/** Number and width in bytes. */
type Field = readonly [value: number, width: 2 | 4];

/** What the header beside a file and the directory's entry for it have in common. */
function sharedHeader(bytes: Buffer, packed: Buffer, path: Buffer): Field[] {
  return [
    [VERSION, 2],
    [FLAGS, 2],
    [DEFLATED, 2],
    [0, 2],
    [DATE, 2],
    [crc32(bytes), 4],
    [packed.length, 4],
    [bytes.length, 4],
    [path.length, 2],
    [0, 2],
  ];
}

function record(...groups: readonly (readonly Field[])[]): Buffer {
  return Buffer.concat(
    groups.flat().map(([value, width]) => {
      const field = Buffer.alloc(width);
      field.writeUIntLE(value, 0, width);
      return field;
    }),
  );
}
