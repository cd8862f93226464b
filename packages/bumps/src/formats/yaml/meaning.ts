/** Words that YAML 1.1 or 1.2 readers take for null, a boolean, infinity or not-a-number. */
const WORDS = /^(?:~|null|true|false|yes|no|on|off|y|n|[-+]?\.inf|\.nan)$/i;
/** Whatever starts like a number in any reader: digits, sign, dot; octal, hexadecimal, sexagesimal, exponents, dates, underscores (Go drops
 * them wherever they stand before it looks for a number). */
const NUMBER_LIKE =
  /^[-+]?(?:\.[0-9_]+(?:e[-+]?[0-9_]+)?|[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9_]+)?|0[box][0-9a-f_]+|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?)$/i;
const DATE_LIKE = /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:$|[Tt \t])/;
/**
 * Numbers whose text every reader prints back unchanged. At most six digits before the point and three zeros after `0.`: Helm reads values as
 * float64, and Go prints one million as `1e+06` and 0.00001 as `1e-05`.
 */
const CANONICAL_NUMBER = /^(?:0|[1-9][0-9]{0,5})(?:\.(?!0000)[0-9]{0,8}[1-9])?$/;

/** Null when a plain scalar reads as these same characters for every YAML reader; else why not. */
export function whyAmbiguous(plain: string): string | null {
  if (plain === '') return 'it is empty';
  if (WORDS.test(plain)) return 'some readers take it for null or a boolean';
  if (DATE_LIKE.test(plain)) return 'some readers take it for a date';
  if (!NUMBER_LIKE.test(plain) || CANONICAL_NUMBER.test(plain)) return null;
  return 'readers take it for a number and may print another text';
}
