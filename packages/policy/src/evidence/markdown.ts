import type { Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** GitHub keeps 65,536 characters of a comment; four times as much comes from no honest source. */
const MAX_BYTES = 256 * 1024;
/** Quotes and lists in each other: the tree is walked by recursion, and nobody reads deeper. */
const MAX_DEPTH = 40;
/** Marks of emphasis, strike-through and links cost quadratic time within one run of lines: so many take less than half a second. */
const MAX_DELIMITERS = 3000;
/** So do lines that continue a quote or a list without saying so. */
const MAX_LAZY_LINES = 500;
/** And so do lists in lists, over the whole text: two seconds for as many of their items. */
const MAX_NESTED_ITEMS = 1500;

/** What begins as a comment is looked through to the end of its run of lines, each time: a second for as many. */
const MAX_OPENINGS = 300;
/** Headings that are underlined cost more than quadratic time, over the whole text: a quarter of a second for as many. */
const MAX_UNDERLINES = 1000;

const LINE_END = /\r\n?|\n/;
const CONTAINER_PREFIX = /^[\s>*+\-\d.)]*/;
const CONTAINER_MARKER = />|[*+-](?=[ \t])|\d[.)](?=[ \t])/g;
const LIST_MARKER = /[*+-](?=[ \t])|\d[.)](?=[ \t])/g;
const UNDERLINE = /^[\s>]*(?:=+|-+)\s*$/;
/** Other blanks than these do not end a run of lines. */
const BLANK = /^[ \t]*$/;
const OPENING = /<[!?]/g;
const DELIMITER = /[*_~[\]]/g;

/**
 * Reads CommonMark with GFM. Null: too long, nested too deep or made to take long; such a text says nothing, and callers must not take
 * that for an empty one. Never throws.
 */
export function parseMarkdown(text: string): Root | null {
  if (Buffer.byteLength(text) > MAX_BYTES || isCostly(text)) return null;
  try {
    const root = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
    return isDeep(root) ? null : root;
  } catch {
    return null;
  }
}

/** Looks at lines only, so it costs linear time whatever the text is. Counts begin anew at a blank line, where a run of lines ends. */
function isCostly(text: string): boolean {
  let delimiters = 0;
  let nested = 0;
  let underlines = 0;
  let openings = 0;
  let lazy = Number.NEGATIVE_INFINITY;
  return text.split(LINE_END).some((line) => {
    const blank = BLANK.test(line);
    const [prefix = ''] = CONTAINER_PREFIX.exec(line) ?? [];
    const markers = matches(prefix, CONTAINER_MARKER);
    nested += Math.max(0, matches(prefix, LIST_MARKER) - (/^[\s>]/.test(line) ? 0 : 1));
    underlines += UNDERLINE.test(line) ? 1 : 0;
    openings = blank ? 0 : openings + matches(line, OPENING);
    delimiters = blank ? 0 : delimiters + matches(line, DELIMITER);
    if (markers > 0) lazy = 0;
    else lazy = blank ? Number.NEGATIVE_INFINITY : lazy + 1;
    const tooMuch = nested > MAX_NESTED_ITEMS || delimiters > MAX_DELIMITERS || underlines > MAX_UNDERLINES;
    return markers > MAX_DEPTH || lazy > MAX_LAZY_LINES || openings > MAX_OPENINGS || tooMuch;
  });
}

function matches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Level by level, since the call stack is what a deep tree exhausts. */
function isDeep(root: Root): boolean {
  let level: RootContent[] = root.children;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > 2 * MAX_DEPTH) return true;
    level = level.flatMap((node) => ('children' in node ? (node.children as RootContent[]) : []));
  }
  return false;
}
