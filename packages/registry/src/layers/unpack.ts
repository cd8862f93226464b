import { Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import { RegistryError } from '../errors.ts';
import { tooLarge } from '../http/transport.ts';
import { malformed } from '../manifests/shape.ts';

/**
 * Unpacks a layer by what its first bytes say, as container engines do: gzip, zstd or neither. Bytes behind the packed content, which
 * some would read and others not, are an error.
 * @param most bytes that may come out of it
 */
export async function* unpack(
  packed: AsyncIterable<Uint8Array>,
  about: string,
  most: number,
): AsyncGenerator<Uint8Array> {
  const source = packed[Symbol.asyncIterator]();
  try {
    yield* bounded(unpacked(source, await atLeast(source, 4), about), about, most);
  } finally {
    // Also where nobody read on behind the beginning.
    await source.return?.();
  }
}

async function* unpacked(
  source: AsyncIterator<Uint8Array>,
  beginning: Uint8Array,
  about: string,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  const whole = (async function* () {
    length += beginning.length;
    if (beginning.length > 0) yield beginning;
    for await (const chunk of { [Symbol.asyncIterator]: () => source }) {
      length += chunk.length;
      yield chunk;
    }
  })();
  const unpacker = unpackerFor(beginning, about);
  if (unpacker === null) yield* whole;
  else yield* throughZlib(whole, unpacker);
  if (unpacker !== null && unpacker.bytesWritten !== length)
    throw magicOf(beginning) === ZSTD ? severalFrames(about) : malformed(about, 'something follows the packed data');
}

async function atLeast(source: AsyncIterator<Uint8Array>, length: number): Promise<Uint8Array> {
  let bytes = Buffer.alloc(0);
  while (bytes.length < length) {
    const { done, value } = await source.next();
    if (done) break;
    bytes = Buffer.concat([bytes, value]);
  }
  return bytes;
}

/**
 * What engines may take for packed although an archive can begin so, with a file of that name: a frame of zstd that is to be skipped
 * (containerd, Docker), bzip2 and xz (Docker).
 */
const OTHERS = /^(?:5[0-9a-f]2a4d18|425a68|fd377a58)/;

const ZSTD = '28b52ffd';

const magicOf = (beginning: Uint8Array): string => Buffer.from(beginning.subarray(0, 4)).toString('hex');

/** What Podman calls `zstd:chunked` is of many frames, and Node.js unpacks the first. */
function severalFrames(about: string): RegistryError {
  return new RegistryError(
    'unsupported',
    `${about} is zstd of several frames (\`zstd:chunked\`), or something follows it`,
    'Push it again packed with gzip or plain zstd (podman, buildah: `--compression-format gzip`).',
  );
}

type Unpacker = ReturnType<typeof zlib.createGunzip> | ReturnType<typeof zlib.createZstdDecompress>;

function unpackerFor(beginning: Uint8Array, about: string): Unpacker | null {
  const magic = magicOf(beginning);
  if (magic.startsWith('1f8b')) return zlib.createGunzip();
  if (OTHERS.test(magic)) throw malformed(about, 'it is packed in a way that only some container engines unpack');
  if (magic !== ZSTD) return null;
  if ('createZstdDecompress' in zlib) return zlib.createZstdDecompress();
  throw new RegistryError(
    'unsupported',
    `${about} is packed with zstd, which this Node.js does not know`,
    'Run it with Node.js 22.15 or newer.',
  );
}

async function* throughZlib(packed: AsyncIterable<Uint8Array>, unpacker: Unpacker): AsyncGenerator<Uint8Array> {
  const source = Readable.from(packed, { objectMode: true });
  source.on('error', (error) => unpacker.destroy(error));
  try {
    yield* source.pipe(unpacker);
  } finally {
    source.destroy();
  }
}

async function* bounded(chunks: AsyncIterable<Uint8Array>, about: string, most: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > most) throw tooLarge(about, most);
    yield chunk;
  }
}
