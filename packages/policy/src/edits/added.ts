import type { Span, YamlEntry, YamlNode } from '@gatehouse/bumps';
import { isWalkable, type Place, placeAt } from './path.ts';

/** A pair that was added, with the parents that were added only to hold it. */
export interface Addition {
  /** The topmost entry that the base does not have. */
  readonly entry: YamlEntry;
  /** Full lines, with their line ends. */
  readonly span: Span;
}

/**
 * Finds the lines of a pair that the base does not have. Null when it was not simply added: its parent differs in kind, a new parent holds
 * more than this pair, or the lines hold anything else (a comment, an anchor, a second key, flow style).
 */
export function additionOf(place: Place, base: YamlNode | null, text: string): Addition | null {
  const from = place.keys.findIndex((_key, index) => isNewKey(base, place.keys.slice(0, index + 1)));
  if (from < 0) return null;
  if (place.maps.slice(from + 1).some((map) => map.entries.size !== 1)) return null;
  const entries = place.keys.slice(from).flatMap((key, index) => place.maps[from + index]?.entries.get(key) ?? []);
  const [top] = entries;
  const span = top === undefined ? null : linesOf(entries, place.value, text);
  return top === undefined || span === null ? null : { entry: top, span };
}

/** The parent is a plain mapping of the base, and surely has no such key. */
function isNewKey(base: YamlNode | null, keys: readonly string[]): boolean {
  const parent = placeAt(base, keys.slice(0, -1))?.value ?? null;
  return parent !== null && isWalkable(parent) && !parent.entries.has(keys.at(-1) ?? '');
}

/** Each entry alone on its line, one below the other; the last with its value. */
function linesOf(entries: readonly YamlEntry[], value: YamlNode, text: string): Span | null {
  let start: number | null = null;
  let next = 0;
  for (const [index, { key, start: at }] of entries.entries()) {
    const line = lineAround(text, at);
    const isLast = index === entries.length - 1;
    const expected = isLast ? `${key}: ${text.slice(value.start, value.end)}` : `${key}:`;
    if (line.content.trimStart() !== expected || !/^ *$/.test(text.slice(line.start, at))) return null;
    if (start !== null && line.start !== next) return null;
    start ??= line.start;
    next = line.next;
  }
  if (start === null) return null;
  return text.endsWith('\n') || next < text.length
    ? { start, end: next }
    : { start: lineBreakBefore(text, start), end: next };
}

function lineAround(text: string, offset: number): { start: number; next: number; content: string } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const next = newline < 0 ? text.length : newline + 1;
  return { start, next, content: text.slice(start, next).replace(/\r?\n$/, '') };
}

/** In a file without a final line break the added line brought the one before it. */
function lineBreakBefore(text: string, start: number): number {
  if (start === 0) return 0;
  return text[start - 2] === '\r' ? start - 2 : start - 1;
}
