import type { Blob } from '../../state/objects.ts';
import type { View } from '../view.ts';

/** `text` ends here and `isTruncated` says so; the exact figure is not published. */
const MAX_TEXT_BYTES = 512_000;

/** `text` is a decoded view: what is not UTF-8 is replaced, and binary content has none. */
export function blobView({ bytes }: Blob): View {
  const isBinary = bytes.includes(0);
  return {
    byteSize: bytes.length,
    isBinary,
    isTruncated: bytes.length > MAX_TEXT_BYTES,
    text: () => (isBinary ? null : bytes.subarray(0, MAX_TEXT_BYTES).toString('utf8')),
  };
}
