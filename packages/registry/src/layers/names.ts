import { isUtf8 } from 'node:buffer';
import type { Header } from 'tar-stream';

/**
 * Name and target of an entry whose header was read byte by byte (latin1). Names need not be UTF-8: what is none keeps its bytes apart, as
 * halves of surrogate pairs, which no text has; put together into one replacement sign, different names would become one.
 */
export function namesOf(header: Header): { readonly name: string; readonly target: string | null } {
  const { name, linkname } = header;
  // Extended headers are UTF-8, and read as such already.
  const { path, linkpath }: Partial<Record<string, string>> = header.pax ?? {};
  return { name: path ? name : decoded(name), target: !linkname || linkpath ? (linkname ?? null) : decoded(linkname) };
}

function decoded(latin1: string): string {
  const bytes = Buffer.from(latin1, 'latin1');
  if (isUtf8(bytes)) return bytes.toString('utf8');
  return latin1.replace(/[\x80-\xff]/g, (sign) => String.fromCharCode(0xdc00 + sign.charCodeAt(0)));
}
