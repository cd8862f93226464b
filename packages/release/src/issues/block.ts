/** What a kept issue's body holds between two markers; text of people around it is theirs. */
export interface IssueBlock {
  readonly key: string;
  /** Markdown, without the markers. */
  readonly markdown: string;
  /** What it told of is over. */
  readonly closed: boolean;
}

/** GitHub refuses longer bodies. */
export const MAX_BODY = 65_536;

// Lines end with a line feed and nothing else: `m` would take U+2028 for an end too.
const BEGIN = /(?<=^|\n)<!-- gatehouse-issue ([a-z0-9][a-z0-9/._-]{0,127}) -->[ \t]*\r?(?=\n|$)/;
const MARKER = '<!-- gatehouse-issue';
const END = `${MARKER}-end -->`;
const CLOSED = `${MARKER}-closed -->`;
const KEY = /^[a-z0-9][a-z0-9/._-]{0,127}$/;
const CUT = '\n\n… cut, because a body ends at 65,536 characters.';

/** Key of the first block in a body; null: it has none. Whether the issue counts is for its author to say, never for its body. */
export function keyOfBody(body: string): string | null {
  return BEGIN.exec(body)?.[1] ?? null;
}

/** Whether the block in a body says that what it told of is over. */
export function saysClosed(body: string): boolean {
  const second = partsOf(body)?.block.split('\n', 2)[1];
  return second?.trimEnd() === CLOSED;
}

/**
 * A new body: the block, with the text that people wrote before and after an earlier one. Where all of it is too long the block is cut;
 * theirs only goes when it leaves no room to say so.
 */
export function bodyWith(block: IssueBlock, before: string | null): string {
  if (!KEY.test(block.key)) throw new RangeError(`not a key of an issue: ${block.key}`);
  const head = `<!-- gatehouse-issue ${block.key} -->\n${block.closed ? `${CLOSED}\n` : ''}\n`;
  const own = head.length + END.length + 2;
  const around = before === null ? null : partsOf(before);
  const theirs = around === null ? 0 : around.before.length + around.after.length;
  const fits = theirs + own + CUT.length <= MAX_BODY;
  const room = MAX_BODY - own - (fits ? theirs : 0);
  const written = `${head}${cut(unmarked(block.markdown).trim(), room)}\n\n${END}`;
  return around !== null && fits ? `${around.before}${written}${around.after}` : written;
}

function partsOf(body: string): { readonly before: string; readonly block: string; readonly after: string } | null {
  const begin = BEGIN.exec(body);
  if (begin === null) return null;
  const end = body.indexOf(END, begin.index);
  const stop = end < 0 ? body.length : end + END.length;
  return { before: body.slice(0, begin.index), block: body.slice(begin.index, stop), after: body.slice(stop) };
}

/** A patch, say, may have markers in it, which would end the block early or say that it is over. */
function unmarked(markdown: string): string {
  return markdown.replaceAll('\r', '').replaceAll(MARKER, MARKER.replace('<!', '<! '));
}

function cut(text: string, room: number): string {
  if (text.length <= room) return text;
  return `${text.slice(0, room - CUT.length).replace(/[\uD800-\uDBFF]$/, '')}${CUT}`;
}
