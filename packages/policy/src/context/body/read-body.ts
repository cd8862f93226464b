import type { List, ListItem, Nodes, Root, Table } from 'mdast';
import { parseMarkdown } from '../../evidence/markdown.ts';
import type { Body, Heading, Piece } from './body.ts';
import { quoted } from './characters.ts';
import { type Definitions, readInline } from './inline.ts';
import { type OpenHtml, openHtml } from './open-html.ts';
import { titleKey } from './title.ts';

/** Where a block stands. */
interface Place {
  /** The container that keeps headings from being sections; null: the top level. */
  readonly inside: string | null;
  /** Nothing here is content: a quote, a footnote, an item that is not ticked. */
  readonly muted: boolean;
  readonly depth: number;
  readonly kind: Piece['kind'];
}

interface Reading {
  readonly html: OpenHtml;
  readonly definitions: Definitions;
  readonly parts: { heading: Heading | null; pieces: Piece[] }[];
  readonly hidden: (Heading & { inside: string })[];
}

const TOP: Place = { inside: null, muted: false, depth: 0, kind: 'prose' };

/** Reads a body as a person sees it. Null: it is too long, nested too deep, or made to take long. Never throws. */
export function readBody(markdown: string): Body | null {
  const root = parseMarkdown(markdown);
  if (root === null) return null;
  const parts = [{ heading: null, pieces: [] }];
  const reading: Reading = { html: openHtml(), definitions: definitionsOf(root), parts, hidden: [] };
  for (const node of root.children) readBlock(node, TOP, reading);
  return reading;
}

/** The first definition of a label counts. */
function definitionsOf(root: Root): Definitions {
  const found = new Map<string, string>();
  const pending: Nodes[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node.url);
    if ('children' in node) for (const child of node.children.toReversed()) pending.push(child);
  }
  return found;
}

function readBlock(node: Nodes, place: Place, reading: Reading): void {
  switch (node.type) {
    case 'html':
      reading.html.read(node.value, lineOf(node), place.inside === null ? 'block' : 'nested');
      return;
    case 'heading':
      readHeading(node, place, reading);
      return;
    case 'paragraph':
      add(reading, place, lineOf(node), inlineOf(node.children, place, reading));
      return;
    case 'code':
      add(reading, { ...place, kind: 'code' }, lineOf(node) + 1, { text: node.value, spans: [], links: [] });
      return;
    case 'list':
      readList(node, place, reading);
      return;
    case 'table':
      readTable(node, place, reading);
      return;
    case 'blockquote':
      readAll(node.children, { ...place, inside: 'a quote', muted: true }, reading);
      return;
    case 'footnoteDefinition':
      readAll(node.children, { ...place, inside: 'a footnote', muted: true }, reading);
      return;
    default:
  }
}

function readAll(nodes: readonly Nodes[], place: Place, reading: Reading): void {
  for (const node of nodes) readBlock(node, place, reading);
}

function readHeading(node: Extract<Nodes, { type: 'heading' }>, place: Place, reading: Reading): void {
  const around = reading.html.outermost();
  const { text } = inlineOf(node.children, place, { ...reading, html: around === null ? reading.html : openHtml() });
  const heading = { text, key: titleKey(text), depth: node.depth, line: lineOf(node) };
  const inside = around === null ? place.inside : aroundInWords(around);
  if (inside === null) reading.parts.push({ heading, pieces: [] });
  else reading.hidden.push({ ...heading, inside });
  // Tags in a heading that is hidden still open and close elements.
  if (around !== null) inlineOf(node.children, place, reading);
}

function aroundInWords({ name, line }: { readonly name: string; readonly line: number }): string {
  return name === '<!--' ? `the comment that line ${line} begins` : `the ${quoted(`<${name}>`)} of line ${line}`;
}

function readList({ children }: List, place: Place, reading: Reading): void {
  for (const item of children) readItem(item, { ...place, inside: 'a list', depth: place.depth + 1 }, reading);
}

/** The first paragraph is the item's own; what follows belongs to it. An item with a box counts when it is ticked. */
function readItem({ children, checked }: ListItem, place: Place, reading: Reading): void {
  const within: Place = { ...place, muted: place.muted || checked === false, kind: 'prose' };
  children.forEach((child, index) => {
    readBlock(child, index === 0 ? { ...within, kind: 'item' } : within, reading);
  });
}

/** The first row says what the columns are, and stays when nothing is filled in. */
function readTable({ children }: Table, place: Place, reading: Reading): void {
  children.forEach((row, index) => {
    const cells = row.children.map((cell) => inlineOf(cell.children, { ...place, inside: 'a table' }, reading));
    const text = cells.map((cell) => cell.text).join(' | ');
    const spans = cells.flatMap((cell) => cell.spans);
    const links = cells.flatMap((cell) => cell.links);
    add(reading, { ...place, kind: 'row', muted: place.muted || index === 0 }, lineOf(row), { text, spans, links });
  });
}

function inlineOf(nodes: Parameters<typeof readInline>[0], place: Place, { html, definitions }: Reading) {
  return readInline(nodes, { html, definitions, place: place.inside === null ? 'inline' : 'nested' });
}

/** A code block counts only in plain sight; of a paragraph, `inlineOf` has left out what is not. */
function add(reading: Reading, place: Place, line: number, seen: Pick<Piece, 'text' | 'spans' | 'links'>): void {
  const hidden = place.muted || (place.kind === 'code' && reading.html.outermost() !== null);
  if (hidden || seen.text.trim() === '') return;
  reading.parts.at(-1)?.pieces.push({ ...seen, kind: place.kind, line, depth: place.depth });
}

function lineOf({ position }: Nodes): number {
  return position?.start.line ?? 1;
}
