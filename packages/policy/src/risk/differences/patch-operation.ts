import type { YamlNode } from '@gatehouse/bumps';
import { resolve } from './entries.ts';

/** Whether a node is an operation of a JSON patch: what its value means stands in its path, so the two are never told apart. */
export function isPatchOperation(node: YamlNode | null): boolean {
  if (node?.kind !== 'map') return false;
  const [op, path] = ['op', 'path'].map((key) => {
    const value = node.entries.get(key)?.value;
    return value === undefined ? null : resolve(value);
  });
  return op?.kind === 'scalar' && path?.kind === 'scalar' && path.value.startsWith('/');
}
