import {
  type Alias,
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { YamlAlias, YamlDocument, YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSequence } from './nodes.ts';

/** Why a text is not the YAML we accept; `offset` says where. */
export interface YamlFault {
  readonly message: string;
  readonly offset: number;
}

export type YamlParse =
  | { readonly documents: readonly YamlDocument[]; readonly fault: null }
  | { readonly documents: null; readonly fault: YamlFault };

const OPTIONS = {
  schema: 'failsafe',
  strict: true,
  // Duplicate keys are found below in linear time; the library compares every pair.
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** Deeper than any manifest; the recursive readers of other tools give up in the thousands. */
const MAX_DEPTH = 100;
/** Far more than any manifest's aliases stand for, and a fraction of a second's work. */
const MAX_FOLLOWS = 50_000;
/** Half a million lexemes are two to three megabytes of manifests; each costs the parser some hundred bytes. */
const MAX_LEXEMES = 1_000_000;
/** Up to this length a text cannot cost much, however deep it nests, so the parser need not be watched. */
const MAX_UNCOUNTED = 16 * 1024;
/** Levels that the parser keeps open at once: a few for each level of nesting. */
const MAX_OPEN = 4 * MAX_DEPTH;
const TOO_DEEP = 'it is nested too deeply';
const MERGE_KEY = '<<';

/**
 * Parses every document of a text strictly: parse errors, duplicate keys, directives, keys that are not scalars, unknown anchors and deep
 * nesting are faults. Scalars stay the strings they are written as (failsafe schema): what they mean to a reader is judged where one is used.
 */
export function parseYamlDocuments(text: string): YamlParse {
  if (text.startsWith('%') || text.includes('\n%')) {
    return fault('it has % directives, which change how readers see it', Math.max(0, text.indexOf('\n%') + 1));
  }
  let parsed: readonly Document[];
  try {
    const tokens = text.length > MAX_UNCOUNTED ? boundedTokens(text) : new Parser().parse(text);
    parsed = Array.from(new Composer(OPTIONS).compose(tokens));
  } catch (error) {
    if (error instanceof Fault) return fault(error.message, error.offset);
    return fault(error instanceof RangeError ? TOO_DEEP : 'it cannot be parsed', 0);
  }
  try {
    return { documents: parsed.map((document, index) => new DocumentReader(document, index).read()), fault: null };
  } catch (error) {
    if (error instanceof Fault) return fault(error.message, error.offset);
    throw error;
  }
}

/** What the library's parser does with a text, stopped before a hostile one takes the machine's memory. */
function* boundedTokens(text: string) {
  const parser = new Parser();
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    lexemes += 1;
    if (parser.stack.length > MAX_OPEN) throw new Fault(TOO_DEEP, parser.offset);
    if (lexemes > MAX_LEXEMES) throw new Fault('it is too long to be parsed safely', parser.offset);
    yield* parser.next(lexeme);
  }
  yield* parser.end();
}

/** The library reports its own exhausted stack as an error of the document. */
function inWords(message: string): string {
  return message.includes('call stack') ? TOO_DEEP : (message.split('\n', 1)[0] ?? 'it cannot be parsed');
}

function fault(message: string, offset: number): YamlParse {
  return { documents: null, fault: { message, offset } };
}

class Fault extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Turns the library's nodes into ours, once, checking as it goes. */
class DocumentReader {
  readonly #document: Document;
  readonly #index: number;
  readonly #anchors = new Map<string, YamlMap | YamlSequence | YamlScalar>();
  readonly #aliases = new Map<YamlNode, YamlAlias[]>();

  constructor(document: Document, index: number) {
    this.#document = document;
    this.#index = index;
  }

  read(): YamlDocument {
    const [error] = this.#document.errors;
    if (error) throw new Fault(inWords(error.message), error.pos[0]);
    const { contents } = this.#document;
    const root = contents === null ? null : this.#node(contents, null, 0);
    return { index: this.#index, root, aliases: this.#aliases, budget: { follows: MAX_FOLLOWS } };
  }

  #node(node: unknown, parent: YamlMap | YamlSequence | null, depth: number): YamlNode {
    if (depth > MAX_DEPTH) throw new Fault(TOO_DEEP, startOf(node));
    if (isMap(node)) return this.#map(node, parent, depth);
    if (isSeq(node)) return this.#sequence(node, parent, depth);
    if (isAlias(node)) return this.#alias(node, parent);
    if (isScalar(node)) return this.#scalar(node, parent);
    throw new Fault('it has a node that cannot be read', startOf(node));
  }

  #map(node: YAMLMap, parent: YamlMap | YamlSequence | null, depth: number): YamlMap {
    const entries = new Map<string, YamlEntry>();
    const merged: YamlAlias[] = [];
    const mergeValues: YamlNode[] = [];
    const map = mapNode(node, parent, entries, merged, mergeValues);
    this.#remember(map);
    for (const pair of node.items) {
      const key = this.#key(pair.key);
      if (key.value === MERGE_KEY) map.merges = true;
      else if (entries.has(key.value)) throw new Fault(`the key "${key.value}" stands there twice`, key.start);
      const value = pair.value === null ? emptyScalar(key.end, map) : this.#node(pair.value, map, depth + 1);
      if (key.value === MERGE_KEY) {
        mergeValues.push(value);
        for (const alias of aliasesOf(value)) merged.push(alias);
      } else entries.set(key.value, { key: key.value, start: key.start, value });
    }
    return map;
  }

  #key(key: unknown): { value: string; start: number; end: number } {
    if (isScalar(key) && typeof key.value === 'string' && key.tag === undefined && key.anchor === undefined) {
      return { value: key.value, start: startOf(key), end: key.range?.[1] ?? startOf(key) };
    }
    throw new Fault('it has a key that is not a plain string', startOf(key));
  }

  #sequence(node: YAMLSeq, parent: YamlMap | YamlSequence | null, depth: number): YamlSequence {
    const items: YamlNode[] = [];
    const { start, end, anchor, tagged, tag } = facts(node);
    const sequence: YamlSequence = { kind: 'sequence', start, end, parent, anchor, tagged, tag, items };
    this.#remember(sequence);
    for (const item of node.items) items.push(this.#node(item, sequence, depth + 1));
    return sequence;
  }

  #scalar(node: Scalar, parent: YamlMap | YamlSequence | null): YamlScalar {
    const value = typeof node.value === 'string' ? node.value : '';
    const { start, end, anchor, tagged, tag } = facts(node);
    const style = styleOf(node);
    const scalar: YamlScalar = { kind: 'scalar', start, end, parent, anchor, tagged, tag, value, style };
    this.#remember(scalar);
    return scalar;
  }

  #alias(node: Alias, parent: YamlMap | YamlSequence | null): YamlAlias {
    const target = this.#anchors.get(node.source);
    if (target === undefined) throw new Fault(`the alias *${node.source} has no anchor before it`, startOf(node));
    const { start, end, tagged, tag } = facts(node);
    const name = node.source;
    const alias: YamlAlias = { kind: 'alias', start, end, parent, anchor: null, tagged, tag, name, target };
    const others = this.#aliases.get(target);
    if (others) others.push(alias);
    else this.#aliases.set(target, [alias]);
    return alias;
  }

  /** A later anchor of the same name replaces the earlier one for the aliases after it (YAML 1.2, 3.2.2.2). */
  #remember(node: YamlMap | YamlSequence | YamlScalar): void {
    if (node.anchor !== null) this.#anchors.set(node.anchor, node);
  }
}

function mapNode(
  node: YAMLMap,
  parent: YamlMap | YamlSequence | null,
  entries: Map<string, YamlEntry>,
  merged: YamlAlias[],
  mergeValues: YamlNode[],
) {
  const { start, end, anchor, tagged, tag } = facts(node);
  return { kind: 'map' as const, start, end, parent, anchor, tagged, tag, entries, merges: false, merged, mergeValues };
}

/** What every node has. Nodes are written out field by field from it: spreading an object costs more than all else here. */
function facts(node: YAMLMap | YAMLSeq | Scalar | Alias) {
  const start = startOf(node);
  return {
    start,
    end: node.range?.[1] ?? start,
    anchor: isAlias(node) ? null : (node.anchor ?? null),
    tagged: node.tag !== undefined,
    tag: node.tag ?? null,
  };
}

/** What a merge key names: one alias, or a list of them; anything else merges nothing we follow. */
function aliasesOf(value: YamlNode): readonly YamlAlias[] {
  if (value.kind === 'alias') return [value];
  return value.kind === 'sequence' ? value.items.filter((item) => item.kind === 'alias') : [];
}

function emptyScalar(offset: number, parent: YamlMap): YamlScalar {
  const nothing = { anchor: null, tagged: false, tag: null, value: '', style: 'plain' as const };
  return { kind: 'scalar', start: offset, end: offset, parent, ...nothing };
}

function startOf(node: unknown): number {
  const range = (node as { range?: readonly number[] | null } | null)?.range;
  return range?.[0] ?? 0;
}

function styleOf(node: Scalar): YamlScalar['style'] {
  if (node.type === 'QUOTE_SINGLE') return 'single';
  if (node.type === 'QUOTE_DOUBLE') return 'double';
  return node.type === 'PLAIN' ? 'plain' : 'block';
}
