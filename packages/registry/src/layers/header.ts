/**
 * Why container engines, whose archives are read by Go's `archive/tar`, take a header in another way than the library here; null: they do
 * not. Whatever is read in two ways shows files that an image has not, or hides some that it has.
 * @param block of 512 bytes
 */
export function oddHeader(block: Uint8Array): string | null {
  const text = Buffer.from(block.buffer, block.byteOffset, block.byteLength).toString('latin1');
  const magic = text.slice(257, 263);
  if (!NUMBERS.every(([at, length]) => isNumber(text.slice(at, at + length)))) return 'a number in it is none';
  // Go ends the first part of a long name earlier here.
  if (magic === 'ustar\0' && text.startsWith('tar\0', 508)) return 'it has a header of star';
  if (magic === 'ustar ' && holdsPath(text)) return 'its times are none';
  return null;
}

/** Mode, owner, group and size. */
const NUMBERS = [
  [100, 8],
  [108, 8],
  [116, 8],
  [124, 12],
] as const;

/** In octal, or in binary behind 0x80. Go skips zeros before digits, which end the number for others. */
const isNumber = (field: string): boolean => field.startsWith('\x80') || /^ *[0-7]*[ \0]*$/.test(field);

/** Where GNU writes times and Go finds none, it looks for the first part of a long name. */
function holdsPath(text: string): boolean {
  const [accessed, changed] = [text.slice(345, 357), text.slice(357, 369)];
  return !accessed.startsWith('\0') && !(isNumber(accessed) && (changed.startsWith('\0') || isNumber(changed)));
}
