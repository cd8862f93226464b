import { decodePath } from '../paths.ts';

const REPLACED = '\uFFFD';

/**
 * A path as text by which no other can be mistaken for it: as it is when it is UTF-8 without U+FFFD, and else with U+FFFD and two
 * hexadecimal digits for every byte that is not ASCII. Nothing that a person would write as a glob of names matches the latter.
 */
export function linePath(bytes: Uint8Array): string {
  const { path, pathIsText } = decodePath(bytes);
  if (pathIsText && !path.includes(REPLACED)) return path;
  return Array.from(bytes, presentByte).join('');
}

function presentByte(byte: number): string {
  return byte < 0x80 ? String.fromCharCode(byte) : REPLACED + byte.toString(16).padStart(2, '0');
}
