/** GitHub drops a step's summary above 1 MiB whole; the rest is room for headings. */
export const MAX_SUMMARY_BYTES = 1024 * 1024 - 16 * 1024;

/** Bytes left in one summary; sections take from it in the order of their worth. */
export interface Budget {
  left: number;
}

export interface Fitted {
  readonly lines: readonly string[];
  readonly omitted: number;
}

/** As many items as rendered lines, from the first, as fit into `share` of what is left. The rest is not even rendered. */
export function fit<T>(items: readonly T[], render: (item: T) => string, budget: Budget, share: number): Fitted {
  let room = Math.floor(budget.left * share);
  const lines: string[] = [];
  for (const item of items) {
    const line = render(item);
    const size = Buffer.byteLength(line) + 1;
    if (size > room) break;
    room -= size;
    budget.left -= size;
    lines.push(line);
  }
  return { lines, omitted: items.length - lines.length };
}
