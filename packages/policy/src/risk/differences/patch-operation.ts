import type { YamlNode } from '@gatehouse/bumps';
import { resolve } from './entries.ts';

/**
 * Whether a node is an operation of a JSON patch, or a patch of a Kustomization with its target: what its value means stands in its path or
 * target, so the two are never told apart.
 */
export function isPatchOperation(node: YamlNode | null): boolean {
  if (node?.kind !== 'map') return false;
  const [op, path, target, patch] = ['op', 'path', 'target', 'patch'].map((key) => {
    const value = node.entries.get(key)?.value;
    return value === undefined ? null : resolve(value);
  });
  if (target?.kind === 'map' && (patch ?? path)?.kind === 'scalar') return true;
  return op?.kind === 'scalar' && path?.kind === 'scalar' && path.value.startsWith('/');
}
