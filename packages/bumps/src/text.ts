import type { Problem } from './types.ts';

/** Blobs above this are never read or parsed: five mebibytes, ten times the largest manifest seen in public repositories. */
export const MAX_BLOB_BYTES = 5 * 1024 * 1024;

/** The contents of all files of one change together: bounds memory and time whatever a change holds. */
export const MAX_CHANGE_BYTES = 128 * 1024 * 1024;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Code points that parsers read differently or that a reader cannot see: C0 controls but TAB, LF and CR (CR is judged on its own), DEL
 * and C1 controls (U+0085 starts a line for YAML 1.1), U+2028/2029, bidirectional controls, zero-width characters and tag characters.
 */
const FORBIDDEN =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028\u2029\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/u;

const LFS_POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n/;

export type DecodedText =
  | { readonly text: string; readonly problem: null }
  | { readonly text: null; readonly problem: Problem };

/** Decodes a blob to the exact text its bytes are, or says why it cannot be proved. Two different blobs never decode to equal texts. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.includes(0)) {
    return refuse(
      'scope/binary',
      null,
      'the file contains NUL bytes, so it is binary or UTF-16',
      'Let a person propose it in a pull request of their own.',
    );
  }
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return refuse(
      'scope/encoding',
      null,
      'the file is not valid UTF-8',
      'Convert the file to UTF-8 on the base branch first.',
    );
  }
  if (LFS_POINTER.test(text)) {
    return refuse(
      'scope/lfs-pointer',
      1,
      'the file is a Git LFS pointer: its content is not in this change',
      'Let a person propose it in a pull request of their own.',
    );
  }
  const found = forbiddenAt(text);
  if (found === null) return { text, problem: null };
  const codePoint = `U+${found.codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  return refuse(
    'scope/forbidden-character',
    text.slice(0, found.offset).split('\n').length,
    `the file contains ${codePoint}, which parsers read differently or people cannot see`,
    `Remove ${codePoint} from the file on the base branch first; then the bot's change can be judged.`,
  );
}

function forbiddenAt(text: string): { offset: number; codePoint: number } | null {
  const offsets = [text.search(FORBIDDEN), text.indexOf(BYTE_ORDER_MARK, 1), loneCarriageReturn(text)].filter(
    (at) => at >= 0,
  );
  if (offsets.length === 0) return null;
  const offset = Math.min(...offsets);
  return { offset, codePoint: text.codePointAt(offset) ?? 0 };
}

/** A CR is allowed only where every line of the file ends in CR LF. */
function loneCarriageReturn(text: string): number {
  const first = text.indexOf('\r');
  if (first < 0) return -1;
  for (let at = text.indexOf('\n'), from = 0; ; at = text.indexOf('\n', from)) {
    const lineEnd = at < 0 ? text.length : at;
    const carriageReturn = text.indexOf('\r', from);
    if (at < 0) return carriageReturn;
    if (carriageReturn !== lineEnd - 1) return carriageReturn < 0 || carriageReturn > lineEnd ? first : carriageReturn;
    from = at + 1;
  }
}

function refuse(rule: Problem['rule'], line: number | null, message: string, fix: string): DecodedText {
  return { text: null, problem: { rule, line, message, fix, scope: 'file' } };
}
