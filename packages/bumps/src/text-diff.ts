/** One run of lines that differs; line numbers are 1-based, empty lists mean only added or only removed. */
export interface Hunk {
  readonly beforeLine: number;
  readonly afterLine: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Beyond this many lines on a side, the whole differing middle is one hunk: only the report is coarser, never the decision. */
const MAX_LINES_COMPARED = 600;

/** Where two texts differ, by lines (LF). Used to explain residue, never to decide. */
export function diffLines(before: string, after: string): readonly Hunk[] {
  const a = before.split('\n');
  const b = after.split('\n');
  const head = commonLength(a, b, (lines, index) => lines[index]);
  const tail = Math.min(
    commonLength(a, b, (lines, index) => lines[lines.length - 1 - index]),
    a.length - head,
    b.length - head,
  );
  const removed = a.slice(head, a.length - tail);
  const added = b.slice(head, b.length - tail);
  if (removed.length === 0 && added.length === 0) return [];
  if (removed.length > MAX_LINES_COMPARED || added.length > MAX_LINES_COMPARED) {
    return [{ beforeLine: head + 1, afterLine: head + 1, removed, added }];
  }
  return hunks(removed, added, head);
}

function commonLength(
  a: readonly string[],
  b: readonly string[],
  pick: (lines: readonly string[], index: number) => string | undefined,
): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && pick(a, length) === pick(b, length)) length += 1;
  return length;
}

/** Longest common subsequence over a few hundred lines at most. */
function hunks(a: readonly string[], b: readonly string[], offset: number): readonly Hunk[] {
  const lengths = commonLengths(a, b);
  const found: Hunk[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i += 1;
      j += 1;
      continue;
    }
    const start = { i, j };
    while ((i < a.length || j < b.length) && !(i < a.length && j < b.length && a[i] === b[j])) {
      if (j >= b.length || (i < a.length && lengthAt(lengths, i + 1, j) >= lengthAt(lengths, i, j + 1))) i += 1;
      else j += 1;
    }
    found.push({
      beforeLine: offset + start.i + 1,
      afterLine: offset + start.j + 1,
      removed: a.slice(start.i, i),
      added: b.slice(start.j, j),
    });
  }
  return found;
}

function commonLengths(a: readonly string[], b: readonly string[]): readonly Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = rows[i];
      if (row)
        row[j] =
          a[i] === b[j]
            ? lengthAt(rows, i + 1, j + 1) + 1
            : Math.max(lengthAt(rows, i + 1, j), lengthAt(rows, i, j + 1));
    }
  }
  return rows;
}

function lengthAt(rows: readonly Uint16Array[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}
