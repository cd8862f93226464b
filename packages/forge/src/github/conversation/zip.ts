import { unzipSync } from 'fflate';

/** Larger than any review, and small enough to be unpacked in memory. */
export const MOST_ZIP_BYTES = 1024 * 1024;

/**
 * Text of one file of a zip, at most `MOST_ZIP_BYTES` of it unpacked; null: the zip is damaged or has no such file, or it is
 * larger. What the zip says of the file's size bounds the memory taken, whatever unpacking would give.
 */
export function fileInZip(zip: Uint8Array, name: string): string | null {
  try {
    const files = unzipSync(zip, { filter: (file) => file.name === name && file.originalSize <= MOST_ZIP_BYTES });
    const bytes = files[name];
    return bytes === undefined ? null : new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}
