/** Blank to a reader, or worse: never content, though some of these are letters to Unicode. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/gu;

/** Letters and digits that a reader sees; punctuation, symbols, marks and blanks are no content. */
export function visible(text: string): number {
  return text.replaceAll(INVISIBLE, '').match(LETTER_OR_DIGIT)?.length ?? 0;
}

/** A text as it is compared with others: letters and digits only, single blanks, lower case. */
export function words(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(INVISIBLE, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const SHOWN = 80;

/** Text of a pull request as it may stand in a finding: one line, short, without what a reader cannot see. */
export function quoted(text: string): string {
  const clean = text.replaceAll(/\s+/g, ' ').replaceAll(INVISIBLE, '').replaceAll('`', "'").trim();
  return `\`${clean.length > SHOWN ? `${clean.slice(0, SHOWN)}…` : clean}\``;
}
