import type { Header } from 'tar-stream';
import { MOST_BETWEEN_ENTRIES } from '../limits.ts';
import { oddHeader } from './header.ts';

const BLOCK = 512;
/** What is handed on at once, so that entries are told of before much more is read. */
const PIECE = 128 * BLOCK;
const padded = (size: number): number => Math.ceil(size / BLOCK) * BLOCK;

/** Watches what lies between the entries of an archive. */
export interface GapChecker {
  /** Hands the archive through, in whole blocks. Calls `endless` when nothing but headers and zeros comes, and throws what it gives. */
  watch(archive: AsyncIterable<Uint8Array>, endless: () => Error): AsyncGenerator<Uint8Array>;
  /** To be told each entry, in order. @returns content of its extended header, empty where it has none; a text: why the archive is refused */
  before(header: Header): Buffer | string;
}

/**
 * Container engines stop at a block of zeros and do not apply global headers to entries; the library here reads on, and does. So an entry
 * behind either would be seen here and not be in the image: a deletion mark there would hide a file that the image has. Only what
 * belongs to the entry itself (long names, extended header) may precede it.
 */
export function gapChecker(): GapChecker {
  let held: { readonly at: number; readonly bytes: Buffer }[] = [];
  let end = 0;
  return {
    async *watch(archive, endless) {
      let at = 0;
      for await (const bytes of inBlocks(archive)) {
        if (at - end > MOST_BETWEEN_ENTRIES) throw endless();
        // Content that is known to be an entry's need not be kept.
        if (at + bytes.length > end) held.push({ at, bytes });
        at += bytes.length;
        yield bytes;
      }
    },
    before(header) {
      const content = offsetOf(header);
      if (content === null) return 'its entries have no places';
      const blockAt = (position: number): Buffer | undefined => {
        const part = held.find(({ at, bytes }) => at <= position && position < at + bytes.length);
        return part?.bytes.subarray(position - part.at, position - part.at + BLOCK);
      };
      const extended = whyNotEntry(header, blockAt(content - BLOCK)) ?? extendedBetween(end, content - BLOCK, blockAt);
      end = content + (header.type === 'directory' ? 0 : padded(header.size));
      held = held.filter(({ at, bytes }) => at + bytes.length > end);
      return extended;
    },
  };
}

/** Where an entry's content begins; tar-stream says so, its types do not. */
function offsetOf(header: Header & { readonly byteOffset?: unknown }): number | null {
  return typeof header.byteOffset === 'number' ? header.byteOffset : null;
}

type BlockAt = (position: number) => Buffer | undefined;

/** The content of the last extended header there, which replaces those before it; a text: something else is there. */
function extendedBetween(from: number, to: number, blockAt: BlockAt): Buffer | string {
  let position = from;
  let extended: Buffer = Buffer.alloc(0);
  const kinds = new Set<string>();
  while (position < to) {
    const block = blockAt(position);
    if (block === undefined) return 'its entries overlap';
    if (block.every((byte) => byte === 0)) return 'something follows its end';
    const kind = kindOf(block);
    // Extended header, and GNU's long name and long link.
    if (!'xLK'.includes(kind)) return 'it has a global header';
    const size = Number.parseInt(block.toString('latin1', 124, 136), 8);
    if (!(size >= 0) || oddHeader(block) !== null) return 'an extended header has no size';
    kinds.add(kind);
    if (kind === 'x') extended = bytesAt(position + BLOCK, size, blockAt);
    position += BLOCK + padded(size);
  }
  if (position !== to) return 'its entries overlap';
  // Each reader believes another of them.
  return kinds.has('x') && kinds.size > 1 ? 'an entry has extended headers of two kinds' : extended;
}

function bytesAt(from: number, size: number, blockAt: BlockAt): Buffer {
  const blocks: Buffer[] = [];
  for (let at = from; at < from + size; at += BLOCK) blocks.push(blockAt(at) ?? Buffer.alloc(0));
  return Buffer.concat(blocks).subarray(0, size);
}

function whyNotEntry({ name }: Header, block: Buffer | undefined): string | null {
  if (block === undefined) return 'its entries overlap';
  const odd = oddHeader(block);
  // Without a type it is a folder to Go, and has no content.
  const old = kindOf(block) === '\0' && name.endsWith('/') ? 'it is a folder that calls itself a file' : null;
  const reason = odd ?? old;
  return reason === null ? null : `\`${name.slice(0, 100)}\`: ${reason}`;
}

const kindOf = (block: Buffer): string => String.fromCharCode(block[156] ?? 0);

async function* inBlocks(archive: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of archive) {
    const bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    const whole = bytes.length - (bytes.length % BLOCK);
    rest = bytes.subarray(whole);
    for (let at = 0; at < whole; at += PIECE) yield bytes.subarray(at, Math.min(at + PIECE, whole));
  }
  if (rest.length > 0) yield rest;
}
