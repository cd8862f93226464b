import type { YamlAlias, YamlDocument, YamlMap, YamlNode, YamlScalar, YamlSequence } from './nodes.ts';

/**
 * A place in a document while a manager walks it. Aliases are followed and remembered, so that a reference knows every alias it was read
 * through; the path is the one walked, not the one of the anchor.
 */
export interface Cursor {
  readonly document: YamlDocument;
  readonly node: YamlMap | YamlSequence | YamlScalar;
  /** Keys and indexes from the root; put together only when asked for, since a walk sees many places and names few. */
  readonly path: readonly string[];
  readonly trail: Trail | null;
  readonly via: readonly YamlAlias[];
  /** An explicit tag or a merge key stands on the path: what is here depends on the reader. */
  readonly uncertain: 'tag' | 'merge key' | null;
}

/** The last step of a path and the steps before it; null at the root. */
interface Trail {
  readonly key: string;
  readonly before: Trail | null;
}

class Place implements Cursor {
  readonly document: Cursor['document'];
  readonly node: Cursor['node'];
  readonly trail: Trail | null;
  readonly via: Cursor['via'];
  readonly uncertain: Cursor['uncertain'];

  constructor(
    document: Cursor['document'],
    node: Cursor['node'],
    trail: Trail | null,
    via: Cursor['via'],
    uncertain: Cursor['uncertain'],
  ) {
    this.document = document;
    this.node = node;
    this.trail = trail;
    this.via = via;
    this.uncertain = uncertain;
  }

  get path(): readonly string[] {
    const keys: string[] = [];
    for (let at = this.trail; at !== null; at = at.before) keys.push(at.key);
    return keys.reverse();
  }
}

/** More aliases on one path mean a document made to multiply. */
const MAX_ALIASES_ON_PATH = 8;

/** The root of a document; null when it is empty. */
export function rootCursor(document: YamlDocument): Cursor | null {
  return document.root === null ? null : step(document, document.root, null, [], null);
}

/**
 * The value of a key; null when this is not a map or has no such key. A key that only a merge brings is found too, marked uncertain: the
 * anchor it comes from may be stated elsewhere, and then this place is one more use of it.
 */
export function child(cursor: Cursor | null, key: string): Cursor | null {
  if (cursor === null || cursor.node.kind !== 'map') return null;
  const entry = cursor.node.entries.get(key);
  const { document, trail, via, node } = cursor;
  const uncertain = cursor.uncertain ?? (node.merges ? 'merge key' : null);
  if (entry !== undefined) return step(document, entry.value, { key, before: trail }, via, uncertain);
  for (const alias of node.merged) {
    const found = child(step(document, alias, trail, via, 'merge key'), key);
    if (found !== null) return found;
  }
  return null;
}

/** The value at a path of keys. */
export function at(cursor: Cursor | null, ...keys: readonly string[]): Cursor | null {
  return keys.reduce<Cursor | null>(child, cursor);
}

/** Items of a sequence; none when this is not one. */
export function items(cursor: Cursor | null): readonly Cursor[] {
  if (cursor === null || cursor.node.kind !== 'sequence' || isSpent(cursor)) return [];
  const { document, trail, via, uncertain } = cursor;
  return present(
    cursor.node.items.map((item, index) => step(document, item, { key: String(index), before: trail }, via, uncertain)),
  );
}

/** Key and value of every entry of a map; none when this is not one. */
export function entries(cursor: Cursor | null): readonly { readonly key: string; readonly value: Cursor }[] {
  if (cursor === null || cursor.node.kind !== 'map' || isSpent(cursor)) return [];
  const found = [];
  for (const key of keysOf(cursor.document, cursor.node)) {
    const value = child(cursor, key);
    if (value !== null) found.push({ key, value });
  }
  return found;
}

/** Own keys first, then those that merges bring. What merges bring is paid for, as they can name each other many times over. */
function keysOf(document: YamlDocument, map: YamlMap, depth = 0): Iterable<string> {
  if (map.merged.length === 0 || depth > MAX_ALIASES_ON_PATH) return map.entries.keys();
  const keys = new Set(map.entries.keys());
  for (const { target } of map.merged) {
    if (target?.kind !== 'map') continue;
    if (document.budget.follows <= 0) break;
    document.budget.follows -= 1 + target.entries.size;
    for (const key of keysOf(document, target, depth + 1)) keys.add(key);
  }
  return keys;
}

/** The string at a cursor; null when it is not a scalar. */
export function text(cursor: Cursor | null): string | null {
  return cursor !== null && cursor.node.kind === 'scalar' ? cursor.node.value : null;
}

/** The string at a path of keys. */
export function textAt(cursor: Cursor | null, ...keys: readonly string[]): string | null {
  return text(at(cursor, ...keys));
}

/** Visits a place and everything below it, maps and sequences alike, depth first in document order. */
export function walk(cursor: Cursor | null, visit: (place: Cursor) => void): void {
  if (cursor === null || cursor.node.kind === 'scalar') return;
  visit(cursor);
  for (const place of containersIn(cursor)) walk(place, visit);
}

/** What below a place may hold more. Most values are plain scalars: a step to each of them would cost more than all else of a walk. */
function containersIn(cursor: Cursor): readonly (Cursor | null)[] {
  const { document, node, trail, via, uncertain } = cursor;
  // Steps through an alias are paid for, whatever they lead to.
  if (via.length > 0 || (node.kind === 'map' && node.merged.length > 0)) {
    return [...entries(cursor).map(({ value }) => value), ...items(cursor)];
  }
  if (node.kind === 'sequence') {
    return node.items.flatMap((item, index) =>
      item.kind === 'scalar' ? [] : step(document, item, { key: String(index), before: trail }, via, uncertain),
    );
  }
  if (node.kind !== 'map') return [];
  const found: (Cursor | null)[] = [];
  for (const { key, value } of node.entries.values()) if (value.kind !== 'scalar') found.push(child(cursor, key));
  return found;
}

/** Structural key of a place: `0:/spec/values/image/tag` (RFC 6901 escapes). */
export function keyOf(cursor: Cursor): string {
  return `${cursor.document.index}:${cursor.path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;
}

function step(
  document: YamlDocument,
  node: YamlNode,
  trail: Trail | null,
  via: readonly YamlAlias[],
  uncertain: Cursor['uncertain'],
): Cursor | null {
  if (via.length > 0 || node.kind === 'alias') {
    if (document.budget.follows <= 0) return null;
    document.budget.follows -= 1;
  }
  if (node.kind !== 'alias') return new Place(document, node, trail, via, uncertain ?? (node.tagged ? 'tag' : null));
  if (node.target === null || via.length >= MAX_ALIASES_ON_PATH) return null;
  return step(document, node.target, trail, [...via, node], uncertain);
}

/** Nothing more may be reached below an alias: then not even looked at, as there may be very many. */
function isSpent({ document, via }: Cursor): boolean {
  return via.length > 0 && document.budget.follows <= 0;
}

function present(cursors: readonly (Cursor | null)[]): readonly Cursor[] {
  return cursors.filter((cursor) => cursor !== null);
}
