import type { Nodes, PhrasingContent } from 'mdast';
import type { Link } from './body.ts';
import { visible } from './characters.ts';
import type { OpenHtml } from './open-html.ts';

/** Addresses of `[label]: address`, by label. */
export type Definitions = ReadonlyMap<string, string>;

export interface Inline {
  readonly text: string;
  readonly spans: readonly string[];
  readonly links: readonly Link[];
}

interface Sink {
  text: string;
  readonly spans: string[];
  readonly links: Link[];
}

interface Context {
  readonly html: OpenHtml;
  readonly definitions: Definitions;
  readonly place: 'inline' | 'nested';
}

/** What a reader sees of the content of a paragraph, heading or cell. Images, raw HTML, struck text and footnote marks are nothing. */
export function readInline(nodes: readonly PhrasingContent[], context: Context): Inline {
  const sink: Sink = { text: '', spans: [], links: [] };
  for (const node of nodes) read(node, sink, context);
  context.html.endParagraph();
  return sink;
}

/** `sink` null: only tags are followed. */
function read(node: Nodes, sink: Sink | null, context: Context): void {
  const seen = context.html.outermost() === null ? sink : null;
  switch (node.type) {
    case 'html':
      context.html.read(node.value, node.position?.start.line ?? 1, context.place);
      return;
    case 'text':
      if (seen !== null) seen.text += node.value;
      return;
    case 'break':
      if (seen !== null) seen.text += '\n';
      return;
    case 'inlineCode':
      if (seen !== null) {
        seen.text += node.value;
        seen.spans.push(node.value);
      }
      return;
    case 'link':
    case 'linkReference':
      readLink(node, seen, context);
      return;
    default:
      if ('children' in node) {
        for (const child of node.children) read(child, node.type === 'delete' ? null : seen, context);
      }
  }
}

function readLink(node: Extract<Nodes, { type: 'link' | 'linkReference' }>, sink: Sink | null, context: Context): void {
  const inner: Sink = { text: '', spans: [], links: [] };
  for (const child of node.children) read(child, sink === null ? null : inner, context);
  if (sink === null) return;
  sink.text += inner.text;
  sink.spans.push(...inner.spans);
  const url = node.type === 'link' ? node.url : (context.definitions.get(node.identifier) ?? '');
  if (visible(inner.text) > 0 && isFollowable(url)) sink.links.push({ text: inner.text, url });
}

/** An address on the web, or a file of the repository. */
function isFollowable(url: string): boolean {
  return /^https?:\/\/[^/\s]+\.[^/\s]/i.test(url) || /^(?![a-z][a-z0-9+.-]*:|#|\/\/)\S*[\p{L}\p{N}]/iu.test(url);
}
