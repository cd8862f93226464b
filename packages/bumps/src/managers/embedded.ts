import { type Cursor, entries, items, keyOf, parseYamlDocuments, walk } from '../formats/yaml/index.ts';
import { LineIndex } from '../lines.ts';
import type { Value } from '../types.ts';
import type { ManagedReference, SourceFile } from './manager.ts';

/** A YAML text inside a literal block scalar (`|`), whose lines are lines of the file. */
export interface EmbeddedFile {
  readonly file: SourceFile;
  /** Gives a reference found in the embedded text its place in the file around it. */
  readonly lift: (reference: ManagedReference) => ManagedReference;
}

/**
 * Every literal block below a place whose text is strict YAML and contains `hint`. Blocks reached through an alias are left out, and so are
 * texts with anchors of their own: nothing would check what else those stand for.
 */
export function embeddedYaml(file: SourceFile, root: Cursor, hint: string): readonly EmbeddedFile[] {
  // A literal block shows as `|`, and most files have none.
  if (!file.text.includes('|') || !file.text.includes(hint)) return [];
  const found: EmbeddedFile[] = [];
  walk(root, (place) => {
    const values = [...entries(place).map((entry) => entry.value), ...items(place)];
    for (const value of values) {
      const embedded = value.via.length > 0 || value.uncertain !== null ? null : embeddedAt(file, value, hint);
      if (embedded !== null) found.push(embedded);
    }
  });
  return found;
}

function embeddedAt(file: SourceFile, cursor: Cursor, hint: string): EmbeddedFile | null {
  const { node } = cursor;
  if (node.kind !== 'scalar' || file.text[node.start] !== '|' || !node.value.includes(hint)) return null;
  const firstLine = file.lines.lineAt(node.start);
  const starts = contentStarts(file, node.value, firstLine);
  const { documents } = parseYamlDocuments(node.value);
  if (starts === null || documents === null || documents.some((document) => document.aliases.size > 0)) return null;
  const lines = new LineIndex(node.value);
  const embedded = {
    ...file,
    text: node.value,
    lines,
    yaml: () => documents,
    json: () => null,
    dockerfile: () => null,
  };
  const shift = (offset: number) => {
    const line = lines.lineAt(offset);
    return (starts[line - 1] ?? 0) + offset - (lines.starts()[line - 1] ?? 0);
  };
  return { file: embedded, lift: (reference) => lifted(reference, `${keyOf(cursor)}|`, firstLine, shift) };
}

/** Where the content of each line of a block starts in the file; null when a line is not the same characters behind an indentation. */
function contentStarts(file: SourceFile, content: string, headerLine: number): readonly number[] | null {
  const lineStarts = file.lines.starts();
  const starts: number[] = [];
  for (const [index, line] of content.split('\n').entries()) {
    const start = lineStarts[headerLine + index] ?? file.text.length;
    const end = lineStarts[headerLine + index + 1] ?? file.text.length;
    const written = file.text.slice(start, end).replace(/\r?\n$/, '');
    const indent = written.length - line.length;
    // Past the last line of the block, or on a blank one, there is nothing to point at.
    if (line !== '' && (!written.endsWith(line) || written.slice(0, indent).trim() !== '')) return null;
    starts.push(start + Math.max(0, indent));
  }
  return starts;
}

function lifted(
  reference: ManagedReference,
  prefix: string,
  headerLine: number,
  shift: (offset: number) => number,
): ManagedReference {
  const value = ({ text, start, end }: Value) => ({ text, start: shift(start), end: shift(end) });
  const { version, digest, spans, caveats } = reference;
  return {
    ...reference,
    key: `${prefix}${reference.key}`,
    ...(version && { version: value(version) }),
    ...(digest && { digest: value(digest) }),
    spans: spans.map(({ start, end }) => ({ start: shift(start), end: shift(end) })),
    line: reference.line + headerLine,
    ...(caveats && { caveats: caveats.map((caveat) => ({ ...caveat, line: caveat.line + headerLine })) }),
  };
}
