/** A pair of positions; null where one side has no counterpart. */
export type Aligned = readonly [number, null] | readonly [null, number] | readonly [number, number];

/** Above this many comparisons two runs are laid side by side instead: the report is coarser, and nothing is lost. */
const MAX_COMPARISONS = 250_000;

/**
 * Lays two lists beside each other: what is equal in both stays together (a longest common subsequence), what lies between is paired in
 * order, and the rest of it was added or removed.
 */
export function align(before: readonly number[], after: readonly number[]): readonly Aligned[] {
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < least - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const [endBefore, endAfter] = [before.length - tail, after.length - tail];
  const anchors = commonPairs(before.slice(head, endBefore), after.slice(head, endAfter));
  const found: (readonly Aligned[])[] = [range(head).map((at) => [at, at])];
  let [i, j] = [head, head];
  for (const [a, b] of [...anchors.map(([a, b]) => [a + head, b + head] as const), [endBefore, endAfter] as const]) {
    found.push(between([i, a], [j, b]));
    if (a < endBefore && b < endAfter) found.push([[a, b]]);
    [i, j] = [a + 1, b + 1];
  }
  // Not spread as arguments: the stack does not hold as many as a list may have items.
  return [...found, range(tail).map((at) => [endBefore + at, endAfter + at] as const)].flat();
}

function between([i, a]: readonly [number, number], [j, b]: readonly [number, number]): readonly Aligned[] {
  const pairs = range(Math.min(a - i, b - j)).map((at) => [i + at, j + at] as const);
  const removed = range(a - i - pairs.length).map((at) => [i + pairs.length + at, null] as const);
  const added = range(b - j - pairs.length).map((at) => [null, j + pairs.length + at] as const);
  return [...pairs, ...removed, ...added];
}

function commonPairs(a: readonly number[], b: readonly number[]): readonly (readonly [number, number])[] {
  if (a.length * b.length > MAX_COMPARISONS) return [];
  const lengths = commonLengths(a, b);
  const found: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      found.push([i, j]);
      i += 1;
      j += 1;
    } else if (lengthAt(lengths, i + 1, j) >= lengthAt(lengths, i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}

function commonLengths(a: readonly number[], b: readonly number[]): readonly Uint32Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = rows[i];
    for (let j = b.length - 1; row !== undefined && j >= 0; j -= 1) {
      const skipped = Math.max(lengthAt(rows, i + 1, j), lengthAt(rows, i, j + 1));
      row[j] = a[i] === b[j] ? lengthAt(rows, i + 1, j + 1) + 1 : skipped;
    }
  }
  return rows;
}

function lengthAt(rows: readonly Uint32Array[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}

function range(length: number): readonly number[] {
  return Array.from({ length: Math.max(0, length) }, (_, index) => index);
}
