import {
  type JsonDocument,
  LineIndex,
  MAX_BLOB_BYTES,
  parseJson,
  parseYamlDocuments,
  type YamlNode,
} from '@gatehouse/bumps';

/** A node of a document as a path walks it. `unclear`: what is there depends on the reader, so nothing is taken from it. */
export type Place =
  | { readonly kind: 'map'; readonly line: number; readonly entries: ReadonlyMap<string, Place> }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly Place[] }
  | { readonly kind: 'value'; readonly line: number; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'unclear'; readonly line: number; readonly why: string };

/** Roots of a file's documents, or why there are none to be trusted. */
export type Documents =
  | { readonly roots: readonly Place[]; readonly fault: null }
  | { readonly roots: null; readonly fault: { readonly line: number | null; readonly message: string } };

/** Parses a YAML file (every document) or, by its name, a JSON file. Aliases are never followed, so no file can multiply work. */
export function readDocuments(path: string, bytes: Uint8Array): Documents {
  if (bytes.length > MAX_BLOB_BYTES) return faulty(null, `it is larger than ${MAX_BLOB_BYTES} bytes`);
  const text = decode(bytes);
  if (text === null) return faulty(null, 'it is not UTF-8 text');
  return /\.(?:json|json5|jsonc)$/i.test(path) ? readJson(text) : readYaml(text);
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function readYaml(text: string): Documents {
  const lines = new LineIndex(text);
  const parsed = parseYamlDocuments(text);
  if (parsed.fault !== null) return faulty(lines.lineAt(parsed.fault.offset), parsed.fault.message);
  const roots = parsed.documents.flatMap(({ root }) => (root === null ? [] : [yamlPlace(root, lines)]));
  return { roots, fault: null };
}

function readJson(text: string): Documents {
  const root = parseJson(text);
  if (root === null) return faulty(null, 'it is not JSON, or a key stands there twice');
  try {
    return { roots: [jsonPlace(root, new LineIndex(text))], fault: null };
  } catch {
    // A RangeError: what the parser survived may still be too deep to walk.
    return faulty(null, 'it is nested too deeply');
  }
}

function faulty(line: number | null, message: string): Documents {
  return { roots: null, fault: { line, message } };
}

function yamlPlace(node: YamlNode, lines: LineIndex): Place {
  const line = lines.lineAt(node.start);
  const why = whyUnclear(node);
  if (why !== null) return { kind: 'unclear', line, why };
  if (node.kind === 'map') {
    const entries = Array.from(node.entries.values(), ({ key, value }) => [key, yamlPlace(value, lines)] as const);
    return { kind: 'map', line, entries: new Map(entries) };
  }
  if (node.kind === 'sequence') {
    return { kind: 'list', line, items: node.items.map((item) => yamlPlace(item, lines)) };
  }
  if (node.kind !== 'scalar') return { kind: 'unclear', line, why: 'an alias' };
  return { kind: 'value', line, text: node.value, quoted: node.style !== 'plain' };
}

function whyUnclear(node: YamlNode): string | null {
  if (node.kind === 'alias') return `the alias *${node.name}`;
  if (node.anchor !== null) return `the anchor &${node.anchor}`;
  if (node.tagged) return `the tag ${node.tag ?? '!'}`;
  return node.kind === 'map' && node.merges ? 'a merge key `<<`' : null;
}

function jsonPlace(node: JsonDocument, lines: LineIndex): Place {
  const line = lines.lineAt(node.offset);
  const children = node.children ?? [];
  if (node.type === 'array') return { kind: 'list', line, items: children.map((item) => jsonPlace(item, lines)) };
  if (node.type !== 'object') {
    return { kind: 'value', line, text: String(node.value), quoted: node.type === 'string' };
  }
  const entries = children.flatMap(({ children: [key, value] = [] }): [string, Place][] =>
    key === undefined || value === undefined ? [] : [[String(key.value), jsonPlace(value, lines)]],
  );
  return { kind: 'map', line, entries: new Map(entries) };
}
