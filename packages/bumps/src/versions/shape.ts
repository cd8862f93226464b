import { isCompactDate } from './calendar.ts';
import { isHashPart } from './sha.ts';

const PIECES = /[0-9A-Za-z]+|[^0-9A-Za-z]+/g;
const DIGIT_RUNS = /[0-9]+/g;
/** Kept as they are: their digits name a processor, and `-arm64` in place of `-arm32` is another image. */
const ARCHITECTURE =
  /^(?:amd64(?:v[1-4])?|arm64|arm32|aarch(?:32|64)|armv?[5-8]|arm(?:32|64)v[5-8]|x86|x64|x32|i[3-6]86|s390x?|ppc(?:32|64)(?:le|el)?|mips(?:32|64)?(?:r[26])?(?:le|el)?|riscv(?:32|64)|(?:win|linux)(?:32|64)|(?:32|64)bit)$/i;

/** A text of words, numbers and hashes, taken apart. */
export interface Shape {
  /** The text with every digit run as `#` and every hash as `@`; two texts of one flavour have the same outline. */
  readonly outline: string;
  /** The digit runs that were blanked, in order. */
  readonly numbers: readonly string[];
  /** The hashes that were blanked, in order; they have no order. */
  readonly hashes: readonly string[];
}

/** Blanks digit runs and abbreviated hashes: `-debian-12-r2` and `-debian-12-r3` have one outline, `-alpine` another. */
export function shape(text: string): Shape {
  const numbers: string[] = [];
  const hashes: string[] = [];
  const outline = (text.match(PIECES) ?? []).map((piece, index, all) => {
    if (ARCHITECTURE.test(piece) || (piece === '64' && all[index - 2] === 'x86')) return piece;
    if (isHashPart(piece)) {
      hashes.push(piece);
      return '@';
    }
    for (const run of piece.match(DIGIT_RUNS) ?? []) numbers.push(run);
    return isCompactDate(piece) ? '#' : piece.replace(DIGIT_RUNS, '#');
  });
  return { outline: outline.join(''), numbers, hashes };
}
