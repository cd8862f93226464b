import type { YamlDocument, YamlNode } from '../formats/yaml/index.ts';
import type { Span } from '../types.ts';

/** Where strings stand that may hold a `#` which is no comment: block scalars, and others that may span lines. In order. */
export function longScalars(documents: readonly YamlDocument[]): readonly Span[] {
  const found: Span[] = [];
  const open: YamlNode[] = documents.flatMap(({ root }) => root ?? []);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'scalar') found.push({ start: node.start, end: node.end });
    if (node.kind === 'sequence') open.push(...node.items);
    if (node.kind === 'map') for (const { value } of node.entries.values()) open.push(value);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Whether an offset lies in one of the spans, which are in order and apart. */
export function isInside(spans: readonly Span[], offset: number): boolean {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const span = spans[low];
  return span !== undefined && span.start <= offset && offset < span.end;
}
