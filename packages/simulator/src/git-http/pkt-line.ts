/** The framing of git's protocols: four hexadecimal digits of length, themselves counted, and the content; lengths 0 and 1 are marks. */
export type Packet = Buffer | 'flush' | 'delimiter';

/** What fits in one packet, and in one of side-band, whose first byte names the band. */
const MAX_CONTENT = 65_516;

const frame = (content: Buffer): Buffer =>
  Buffer.concat([Buffer.from((content.length + 4).toString(16).padStart(4, '0')), content]);

/** A line of text; its end is added. */
export const line = (text: string): Buffer => frame(Buffer.from(`${text}\n`));

export const FLUSH: Buffer = Buffer.from('0000');
export const DELIMITER: Buffer = Buffer.from('0001');

/** Data of any length on a band: 1 the pack, 2 progress, 3 a fatal error. */
export function sideBand(band: 1 | 2 | 3, data: Buffer): Buffer {
  const frames: Buffer[] = [];
  for (let from = 0; from < data.length; from += MAX_CONTENT - 1) {
    frames.push(frame(Buffer.concat([Buffer.from([band]), data.subarray(from, from + MAX_CONTENT - 1)])));
  }
  return Buffer.concat(frames);
}

/** Null: the bytes are not such packets. */
export function parsePackets(bytes: Buffer): Packet[] | null {
  const packets: Packet[] = [];
  let at = 0;
  while (at < bytes.length) {
    const digits = bytes.toString('latin1', at, at + 4);
    const length = /^[0-9a-f]{4}$/i.test(digits) ? Number.parseInt(digits, 16) : -1;
    if (length === 0) packets.push('flush');
    else if (length === 1) packets.push('delimiter');
    else if (length < 4 || at + length > bytes.length) return null;
    else packets.push(bytes.subarray(at + 4, at + length));
    at += Math.max(length, 4);
  }
  return packets;
}
