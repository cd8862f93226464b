import type { YamlEntry, YamlNode } from '@gatehouse/bumps';
import type { EditStep } from './step.ts';

/** What a document says, without where it says it; steps are undone on the way. */
export function treeOf(root: YamlNode | null, undo: readonly EditStep['undo'][] = []): string {
  const omitted = new Set<YamlEntry>();
  const replaced = new Map<YamlNode, YamlNode>();
  for (const one of undo) {
    if ('omit' in one) omitted.add(one.omit);
    else replaced.set(one.replace, one.by);
  }
  const plain = (given: YamlNode): unknown => {
    const node = replaced.get(given) ?? given;
    const mark = [node.kind, node.anchor, node.tagged];
    switch (node.kind) {
      case 'alias':
        return [...mark, node.name];
      case 'scalar':
        return [...mark, node.style, node.value];
      case 'sequence':
        return [...mark, node.items.map(plain)];
      case 'map': {
        const entries = [...node.entries.values()].filter((entry) => !omitted.has(entry));
        return [...mark, node.merges, entries.map(({ key, value }) => [key, plain(value)])];
      }
    }
  };
  return JSON.stringify(root === null ? null : plain(root));
}
