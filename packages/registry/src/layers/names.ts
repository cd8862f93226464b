import { isUtf8 } from 'node:buffer';
import type { Header } from 'tar-stream';
import { paxNames } from './pax.ts';

/**
 * Name and target of an entry whose header was read byte by byte (latin1). Names need not be UTF-8: what is none keeps its bytes apart, as
 * halves of surrogate pairs, which no text has; put together into one replacement sign, different names would become one.
 * @param extended content of the entry's extended header; empty: it has none
 */
export function namesOf(header: Header, extended: Buffer): { readonly name: string; readonly target: string | null } {
  const pax = paxNames(extended);
  return { name: nameOf(pax.path, header.name), target: nameOf(pax.linkpath, header.linkname ?? '') || null };
}

/** An empty record leaves the header its own. */
function nameOf(record: Buffer | undefined, latin1: string): string {
  return decoded(record === undefined || record.length === 0 ? Buffer.from(latin1, 'latin1') : record);
}

function decoded(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  return bytes.toString('latin1').replace(/[\x80-\xff]/g, (sign) => String.fromCharCode(0xdc00 + sign.charCodeAt(0)));
}
