import type { Client } from './client.ts';
import { type Asked, incomplete } from './faults.ts';
import { PAGE } from './limits.ts';

/** What every connection is asked for besides its `nodes`. */
export const PAGE_INFO = 'pageInfo { hasNextPage endCursor }';

/** One page of a connection; GitHub gives null for a node that it could not show. */
export interface Page<T> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly (T | null)[] | null;
}

/** More rows of one list than this are nobody's conversation. */
const MOST_ROWS = 10_000;

/** Every row of a list of which the first page is known; `list` names it in errors. */
export async function allRows<T>(
  list: string,
  first: Page<T>,
  next: (after: string) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const rows: T[] = [];
  for (let page = first; ; ) {
    for (const row of page.nodes ?? [null]) {
      if (row === null) throw incomplete(`GitHub left a row out of ${list}`);
      rows.push(row);
    }
    const { hasNextPage, endCursor } = page.pageInfo;
    if (!hasNextPage) return rows;
    if (endCursor === null || rows.length >= MOST_ROWS)
      throw incomplete(`${list} ended early, after ${rows.length} rows`);
    page = await next(endCursor);
  }
}

/** Further pages of a list that hangs on an object with a node id, each one request. `field` has a name and no arguments. */
export function pagesOfNode<T>(
  client: Client,
  asked: Asked,
  node: { readonly type: 'PullRequest' | 'CheckSuite' | 'Commit'; readonly id: string },
  field: { readonly name: string; readonly arguments?: string; readonly selection: string },
): (after: string) => Promise<Page<T>> {
  const given = field.arguments === undefined ? '' : `, ${field.arguments}`;
  const document = `query ($id: ID!, $after: String!) { node(id: $id) { ... on ${node.type} {
    page: ${field.name}(first: ${PAGE}, after: $after${given}) { ${PAGE_INFO} nodes { ${field.selection} } } } } }`;
  return async (after) => {
    const answer = await client.query<{ node: { page?: Page<T> | null } | null }>(asked, document, {
      id: node.id,
      after,
    });
    const page = answer.node?.page;
    if (!page) throw incomplete(`GitHub gave no further ${field.name} of ${node.id}`);
    return page;
  };
}
