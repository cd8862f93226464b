import { parseYamlDocuments, type YamlNode } from '@gatehouse/bumps';
import type { PlainValue } from '../types.ts';

/** Nodes of one embedded text; aliases count each time they are read, so that no text can multiply work. */
const MAX_NODES = 50_000;

/**
 * The documents inside a string (a Kustomize patch, a values file in a ConfigMap): null when it is not YAML or JSON with something in it.
 * Scalars stay text, which is how rules compare them.
 */
export function embeddedDocuments(text: string): readonly PlainValue[] | null {
  if (!/:(?:\s|$)|^\s*[[{]/m.test(text)) return null;
  const { documents } = parseYamlDocuments(text);
  if (documents === null) return null;
  const budget = { nodes: MAX_NODES };
  const values = documents.map(({ root }) => (root === null ? null : plainOf(root, budget)));
  const containers = values.filter((value) => typeof value === 'object' && value !== null);
  return budget.nodes < 0 || containers.length === 0 ? null : containers;
}

function plainOf(node: YamlNode, budget: { nodes: number }): PlainValue {
  budget.nodes -= 1;
  if (budget.nodes < 0) return null;
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'alias':
      return node.target === null ? null : plainOf(node.target, budget);
    case 'sequence':
      return node.items.map((item) => plainOf(item, budget));
    case 'map': {
      const merged = node.merged.map((alias) => plainOf(alias, budget));
      const own = [...node.entries.values()].map(({ key, value }) => [key, plainOf(value, budget)] as const);
      return Object.assign(Object.create(null), ...merged.reverse(), Object.fromEntries(own));
    }
  }
}
