import { typedError } from './errors.ts';

export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

const MAX_PAGE = 100;
const cursorOf = (index: number): string => Buffer.from(`cursor:${index}`).toString('base64');

/** A page of a list as GraphQL sees it; `view` is called for the entries of the page only. */
export function connection<T>(name: string, all: readonly T[], args: PageArguments, view: (item: T) => unknown) {
  const { from, to } = range(name, all.length, args);
  const nodes = () => all.slice(from, to).map(view);
  return {
    totalCount: all.length,
    nodes,
    edges: () => nodes().map((node, index) => ({ cursor: cursorOf(from + index), node })),
    pageInfo: {
      hasNextPage: to < all.length,
      hasPreviousPage: from > 0,
      startCursor: to > from ? cursorOf(from) : null,
      endCursor: to > from ? cursorOf(to - 1) : null,
    },
  };
}

function range(name: string, length: number, { first, last, after, before }: PageArguments) {
  checkSize(name, 'first', first);
  checkSize(name, 'last', last);
  if (first == null && last == null) {
    throw typedError(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    );
  }
  let from = after == null ? 0 : indexOf(after) + 1;
  let to = before == null ? length : Math.min(length, indexOf(before));
  if (first != null) to = Math.min(to, from + first);
  if (last != null) from = Math.max(from, to - last);
  return { from, to: Math.max(from, to) };
}

function checkSize(name: string, argument: 'first' | 'last', size: number | null | undefined): void {
  if (size == null || (size >= 0 && size <= MAX_PAGE)) return;
  throw typedError(
    'EXCESSIVE_PAGINATION',
    `Requesting ${size} records on the \`${name}\` connection exceeds the \`${argument}\` limit of ${MAX_PAGE} records.`,
  );
}

function indexOf(cursor: string): number {
  const match = /^cursor:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'));
  if (match === null)
    throw typedError('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
  return Number(match[1]);
}
