import { incomplete } from '../faults.ts';
import { allRows, type Page } from '../pages.ts';

/** A page of a list that says how many rows it has in all. */
export type Counted<T> = Page<T> & { readonly totalCount: number };

/** Times that a list is read when rows came in between its pages. */
const READINGS = 3;

/**
 * Every row of a list of which the first page is known, each once. What is added while the pages are read may push a row across the
 * border between two of them: when fewer came than the last page counts, the list is read again.
 */
export async function wholeList<T>(
  list: string,
  first: Counted<T>,
  next: (after: string | null) => Promise<Counted<T>>,
  keyOf: (row: T) => string,
): Promise<readonly T[]> {
  for (let reading = 1, page = first; ; reading += 1, page = await next(null)) {
    let count = page.totalCount;
    const rows = await allRows(list, page, async (after) => {
      const further = await next(after);
      count = further.totalCount;
      return further;
    });
    const distinct = new Map(rows.map((row) => [keyOf(row), row]));
    if (distinct.size >= count) return [...distinct.values()];
    if (reading === READINGS) throw incomplete(`GitHub gave ${distinct.size} of ${count} rows of ${list}`);
  }
}
