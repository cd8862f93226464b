import { groupBy } from '@gatehouse/bumps';
import { printable } from '../escape.ts';
import { place } from '../place.ts';

/** Places named of one thing that is said of many. */
const MOST_PLACES = 3;

interface Placed {
  readonly path: string | null;
  readonly line: number | null;
}

/** What is said more than once, once, with all its places, in the order in which each first came. */
export function groups<T extends Placed>(all: readonly T[], keyOf: (one: T) => unknown): readonly (readonly T[])[] {
  return [...groupBy(all, (one) => JSON.stringify(keyOf(one))).values()];
}

/** `  a.yaml:8, b.yaml:9 and 4 more places`; nothing when it is about the whole change. */
export function places(group: readonly Placed[]): string {
  const all = [...new Set(group.flatMap(({ path, line }) => (path === null ? [] : [place({ path, line })])))];
  if (all.length === 0) return '';
  const more = all.length - MOST_PLACES;
  const shown = all.slice(0, MOST_PLACES).map(printable).join(', ');
  return `  ${shown}${more > 0 ? ` and ${more} more place${more === 1 ? '' : 's'}` : ''}`;
}
