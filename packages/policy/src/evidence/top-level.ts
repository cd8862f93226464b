import type { Nodes, Root, RootContent } from 'mdast';

/**
 * Elements that put what follows them out of a reader's sight or into somebody else's mouth until they are closed. GitHub drops unknown
 * elements, so `Vec<String>` in a sentence opens nothing.
 */
const ENCLOSING = new Set(
  'details summary blockquote pre code table thead tbody tr td th ul ol li dl dd dt div section del s strike ins q samp kbd sub sup picture'.split(
    ' ',
  ),
);

const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const TAG = /<(\/?)([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?>/g;

/**
 * The blocks of a document that stand in no other one: not in a quote, list or fence, and not between HTML tags such as `<details>`,
 * which Markdown's grammar does not see as a container.
 */
export function topLevelBlocks(root: Root): RootContent[] {
  const open: string[] = [];
  return root.children.filter((block) => {
    const outside = open.length === 0;
    for (const html of htmlIn(block)) follow(html, open);
    return outside && block.type !== 'html';
  });
}

function htmlIn(node: Nodes): string[] {
  if (node.type === 'html') return [node.value];
  return 'children' in node ? node.children.flatMap(htmlIn) : [];
}

/** Keeps the stack of open elements; a closing tag closes what was opened after its own as well, as browsers do. */
function follow(html: string, open: string[]): void {
  for (const [, closing, name = ''] of html.replace(COMMENT, '').matchAll(TAG)) {
    const element = name.toLowerCase();
    if (!ENCLOSING.has(element)) continue;
    if (closing === '') open.push(element);
    else if (open.includes(element)) open.length = open.lastIndexOf(element);
  }
}
