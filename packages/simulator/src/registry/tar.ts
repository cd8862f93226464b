import { gzipSync } from 'node:zlib';

/** What stands at a path: text or bytes of a file, one with a mode or owner, or a symbolic or hard link. */
export type LayerFile =
  | string
  | Uint8Array
  | {
      readonly content: string | Uint8Array;
      /** Permission bits; default 0o644. */
      readonly mode?: number;
      readonly uid?: number;
      readonly gid?: number;
    }
  | { readonly symlink: string }
  | { readonly hardlink: string };

/** Path to file; a path that ends in `/` is a directory, `.wh.<name>` removes what a lower layer has. */
export type LayerFiles = Readonly<Record<string, LayerFile>>;

/** A layer as an image has it, with the digest-relevant bytes the same at every call. */
export interface Layer {
  readonly tar: Buffer;
  readonly gzip: Buffer;
}

const BLOCK = 512;

export function makeLayer(files: LayerFiles): Layer {
  const entries = Object.entries(files).flatMap(([path, file]) => entry(path, file));
  const tar = Buffer.concat([...entries, Buffer.alloc(2 * BLOCK)]);
  const gzip = gzipSync(tar, { level: 6 });
  // the operating system's byte is the only one that differs from machine to machine
  gzip[9] = 255;
  return { tar, gzip };
}

interface Header {
  readonly path: string;
  readonly type: '0' | '1' | '2' | '5';
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly link: string;
}

function entry(path: string, file: LayerFile): Buffer[] {
  const base = { path, mode: 0o644, uid: 0, gid: 0, size: 0, link: '' };
  if (typeof file === 'string' || file instanceof Uint8Array) return withContent(base, Buffer.from(file));
  if ('symlink' in file) return [header({ ...base, type: '2', mode: 0o777, link: file.symlink })];
  if ('hardlink' in file) return [header({ ...base, type: '1', link: file.hardlink })];
  const { content, ...attributes } = file;
  return withContent({ ...base, ...attributes }, Buffer.from(content));
}

function withContent(base: Omit<Header, 'type'>, content: Buffer): Buffer[] {
  if (base.path.endsWith('/')) return [header({ ...base, type: '5', mode: 0o755 })];
  const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
  return [header({ ...base, type: '0', size: content.length }), content, padding];
}

/** Field of POSIX ustar: where it begins and how many bytes it has. */
const FIELD = {
  name: [0, 100],
  mode: [100, 8],
  uid: [108, 8],
  gid: [116, 8],
  size: [124, 12],
  time: [136, 12],
  checksum: [148, 8],
  type: [156, 1],
  link: [157, 100],
  magic: [257, 8],
  prefix: [345, 155],
} as const;

function header(entry: Header): Buffer {
  const block = Buffer.alloc(BLOCK);
  const put = (field: keyof typeof FIELD, value: string) => {
    const [start, length] = FIELD[field];
    if (Buffer.byteLength(value) > length) throw new Error(`${entry.path}: ${field} is too long for a tar header`);
    block.write(value, start);
  };
  const octal = (field: 'mode' | 'uid' | 'gid' | 'size' | 'time', value: number) =>
    put(field, `${value.toString(8).padStart(FIELD[field][1] - 1, '0')}\0`);
  const { prefix, name } = split(entry.path);
  put('name', name);
  put('prefix', prefix);
  for (const field of ['mode', 'uid', 'gid', 'size'] as const) octal(field, entry[field]);
  octal('time', 0);
  put('type', entry.type);
  put('link', entry.link);
  put('magic', 'ustar\x0000');
  put('checksum', ' '.repeat(8));
  const sum = block.reduce((total, byte) => total + byte, 0);
  put('checksum', `${sum.toString(8).padStart(6, '0')}\0 `);
  return block;
}

/** More than 100 bytes of path are divided at a slash. */
function split(path: string): { prefix: string; name: string } {
  if (Buffer.byteLength(path) <= 100) return { prefix: '', name: path };
  const at = path.indexOf('/', path.length - 101);
  return { prefix: path.slice(0, at), name: path.slice(at + 1) };
}
