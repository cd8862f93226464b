const SPACES = /[\s\u0085\u2028\u2029\u0000-\u001f]+/gu;
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;

/** Text of somebody else as data for a verdict: one line, without controls or what a reader cannot see, at most `max` characters. */
export function plainText(text: string, max: number): string {
  // Far beyond what is kept, so that cleaning costs no more than what is shown.
  const clean = text
    .slice(0, max * 8)
    .replace(SPACES, ' ')
    .replace(INVISIBLE, '')
    .replace(/ +/g, ' ')
    .trim();
  return clean.length <= max ? clean : `${clean.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
