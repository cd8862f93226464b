import type { JsonDocument, YamlEntry, YamlMap, YamlNode, YamlScalar } from '@gatehouse/bumps';
import { MAX_DEPTH, Unreadable } from './limits.ts';
import type { Side } from './side.ts';

const NOTHING = { parent: null, anchor: null, tagged: false, tag: null };

/** JSON as the tree that YAML is read into: JSON is YAML whose text is in double quotes. */
export function jsonTree(node: JsonDocument, side: Side, depth = 0): YamlNode {
  if (depth > MAX_DEPTH) throw new Unreadable('it is nested too deeply');
  const place = { start: node.offset, end: node.offset + node.length };
  const children = node.children ?? [];
  if (node.type === 'object') return mapOf(children, place, side, depth);
  if (node.type === 'array') {
    const items = children.map((child) => jsonTree(child, side, depth + 1));
    return { kind: 'sequence', ...NOTHING, ...place, items };
  }
  const text = node.type === 'string';
  const value = text ? String(node.value) : side.text.slice(place.start, place.end);
  return { kind: 'scalar', ...NOTHING, ...place, value, style: text ? 'double' : 'plain' } satisfies YamlScalar;
}

function mapOf(
  properties: readonly JsonDocument[],
  place: { readonly start: number; readonly end: number },
  side: Side,
  depth: number,
): YamlMap {
  const entries = new Map<string, YamlEntry>();
  for (const { children: [name, value] = [] } of properties) {
    if (name === undefined || value === undefined) continue;
    const entry = { key: String(name.value), start: name.offset, value: jsonTree(value, side, depth + 1) };
    entries.set(lookupKey(name, side), entry);
  }
  return { kind: 'map', ...NOTHING, ...place, entries, merges: false, merged: [], mergeValues: [] };
}

/** A version may stand in a key (`features` of a dev container); then the key is the same on both sides but for it. */
function lookupKey(name: JsonDocument, side: Side): string {
  const place = { start: name.offset, end: name.offset + name.length };
  return side.moves(place) ? side.source(place) : String(name.value);
}
