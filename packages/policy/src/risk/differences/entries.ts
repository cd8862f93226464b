import type { YamlEntry, YamlMap, YamlNode } from '@gatehouse/bumps';
import { type Limits, MAX_DEPTH, spend, Unreadable } from './limits.ts';

/** The node itself, or what an alias stands for. */
export function resolve(node: YamlNode): Exclude<YamlNode, { kind: 'alias' }> | null {
  return node.kind === 'alias' ? node.target : node;
}

export interface Entry extends YamlEntry {
  /** It comes through a merge key, so other places may hold it too. */
  readonly shared: boolean;
}

/** The entries that a merging reader sees: own keys first, then those of `<<` in order. A reader that does not merge sees fewer. */
export function entriesOf(map: YamlMap, limits: Limits, depth = 0): ReadonlyMap<string, Entry> {
  if (depth > MAX_DEPTH) throw new Unreadable('its merge keys are nested too deeply');
  const found = new Map<string, Entry>();
  for (const [key, entry] of map.entries) found.set(key, { ...entry, shared: false });
  for (const source of map.mergeValues.flatMap(sourcesOf)) {
    spend(limits, 'values');
    for (const [key, entry] of entriesOf(source, limits, depth + 1)) {
      spend(limits, 'values');
      if (!found.has(key)) found.set(key, { ...entry, shared: true });
    }
  }
  return found;
}

function sourcesOf(value: YamlNode): readonly YamlMap[] {
  const node = resolve(value);
  if (node?.kind === 'map') return [node];
  if (node?.kind !== 'sequence') return [];
  return node.items.flatMap((item) => {
    const source = resolve(item);
    return source?.kind === 'map' ? [source] : [];
  });
}
