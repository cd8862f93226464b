/** Files longer than this are told to differ, without where. */
const MOST_LINES = 400;

/** Lines to remove (`- `) and to add (`+ `) to make one text of another, in order; empty when they are the same. */
export function difference(from: string, to: string): readonly string[] {
  const [a, b] = [from.split('\n'), to.split('\n')];
  if (Math.max(a.length, b.length) > MOST_LINES)
    return from === to ? [] : [`(${a.length} lines there, ${b.length} here)`];
  const common = lengths(a, b);
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && a[i] === b[j]) {
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(common, i + 1, j) >= at(common, i, j + 1))) {
      lines.push(`- ${a[i]}`);
      i += 1;
    } else {
      lines.push(`+ ${b[j]}`);
      j += 1;
    }
  }
  return lines;
}

type Table = readonly (readonly number[])[];

/** Length of the longest common subsequence of what follows each pair of places. */
function lengths(a: readonly string[], b: readonly string[]): Table {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const [row, below] = [table[i] ?? [], table[i + 1] ?? []];
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

function at(table: Table, i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}
