/**
 * Orders two runs of decimal digits by value. They may be longer than a double is exact (2^53), so they are compared as
 * text: without leading zeros, the longer one is larger.
 */
export function compareNumbers(a: string, b: string): number {
  const x = withoutLeadingZeros(a);
  const y = withoutLeadingZeros(b);
  if (x.length !== y.length) return x.length < y.length ? -1 : 1;
  if (x === y) return 0;
  return x < y ? -1 : 1;
}

/** Orders two lists of digit runs, first difference first; a missing number counts as `missing`, or as less than any. */
export function compareLists(a: readonly string[], b: readonly string[], missing?: '0'): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const x = a[i] ?? missing;
    const y = b[i] ?? missing;
    if (x === undefined) return -1;
    if (y === undefined) return 1;
    const order = compareNumbers(x, y);
    if (order !== 0) return order;
  }
  return 0;
}

function withoutLeadingZeros(digits: string): string {
  let start = 0;
  while (start < digits.length - 1 && digits[start] === '0') start++;
  return digits.slice(start);
}
