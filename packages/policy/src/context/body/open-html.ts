/** Elements without content. */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Elements that a browser closes by itself when their parent is closed. */
const CLOSED_BY_PARENT = new Set(['p', 'li', 'dt', 'dd', 'tr', 'td', 'th', 'tbody', 'thead']);
/** Elements that outlive the paragraph they begin in; all others end with it. */
const BLOCKS = new Set(
  (
    'address article aside blockquote button center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup iframe li listing main math menu nav noembed noframes noscript object ol p picture ' +
    'plaintext pre script search section select style summary svg table tbody td template textarea tfoot th thead title tr ul ' +
    'audio canvas video xmp'
  ).split(' '),
);
/** A comment, or something like it; then a whole tag; then either of them without an end. */
const TOKEN =
  /<!--(?:>|->|[\s\S]*?(?:-->|--!>))|<[!?](?!--)[^>]*>|<(\/?)([A-Za-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>|(<!--|<[!?]|<\/?[A-Za-z])/g;
const COMMENT = '<!--';
/** A tag without an end: a browser takes all that follows for its attributes, up to a quote or bracket that nobody here looks for. */
const UNFINISHED = '<';

interface Open {
  readonly name: string;
  readonly line: number;
}

/** What stands between raw HTML tags, which Markdown's grammar does not see as a container. */
export interface OpenHtml {
  /** `block`: HTML that is a block of its own; `inline`: HTML in a paragraph of the top level; `nested`: anywhere deeper. */
  read(html: string, line: number, place: 'block' | 'inline' | 'nested'): void;
  endParagraph(): void;
  /** The outermost element that is open; null: text here is in plain sight. */
  outermost(): Open | null;
}

/**
 * Follows tags more strictly than browsers: a closing tag counts only for the element opened last and only at the top level, and what is
 * never closed encloses the rest. So whatever a browser hides is hidden here; some text that a browser shows is not content, too.
 */
export function openHtml(): OpenHtml {
  let open: Open[] = [];
  const close = (name: string) => {
    while (open.length > 0 && open.at(-1)?.name !== name && CLOSED_BY_PARENT.has(open.at(-1)?.name ?? '')) open.pop();
    if (open.at(-1)?.name === name) open.pop();
  };
  return {
    read(html, line, place) {
      for (const [, slash, name = '', , unfinished] of rest(html, open).matchAll(TOKEN)) {
        const element = name.toLowerCase();
        if (unfinished !== undefined) {
          open.push({ name: unfinished === COMMENT ? COMMENT : UNFINISHED, line });
          return;
        }
        if (element === '' || VOID.has(element)) continue;
        if (slash === '') open.push({ name: element, line });
        else if (place !== 'nested' || !BLOCKS.has(element)) close(element);
      }
    },
    endParagraph() {
      open = open.filter(({ name }) => name.startsWith('<') || BLOCKS.has(name));
    },
    outermost: () => open[0] ?? null,
  };
}

/** Inside a comment that an earlier block left open, nothing counts up to its end; a tag left open has none. */
function rest(html: string, open: Open[]): string {
  if (open.at(-1)?.name === UNFINISHED) return '';
  if (open.at(-1)?.name !== COMMENT) return html;
  const end = html.indexOf('-->');
  if (end < 0) return '';
  open.pop();
  return html.slice(end + 3);
}
