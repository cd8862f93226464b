const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A path as git stores it (any bytes but NUL), made presentable without two different paths ever looking the same. */
export function decodePath(bytes: Uint8Array): { readonly path: string; readonly pathIsText: boolean } {
  try {
    return { path: utf8.decode(bytes), pathIsText: true };
  } catch {
    return { path: Array.from(bytes, presentByte).join(''), pathIsText: false };
  }
}

/** The backslash is written out too: a name may contain a literal `\303`. */
function presentByte(byte: number): string {
  if (byte < 0x80 && byte !== 0x5c) return String.fromCharCode(byte);
  return `\\${byte.toString(8).padStart(3, '0')}`;
}
