import type { YamlNode } from '@gatehouse/bumps';
import { whyAmbiguous } from '@gatehouse/bumps';
import { plainScalar } from './path.ts';

export type EditValue = string | number | boolean | null;

const NUMBER_LIKE = /^[-+.]?[0-9]/;

/**
 * Whether a node is written as exactly this value for every YAML reader: booleans, numbers and null in their canonical plain form, text in
 * quotes or plain where no reader takes it for anything else.
 */
export function isWritten(node: YamlNode, value: EditValue): boolean {
  const scalar = plainScalar(node);
  if (scalar === null) return false;
  if (typeof value !== 'string') return scalar.style === 'plain' && scalar.value === String(value);
  if (scalar.value !== value) return false;
  return scalar.style !== 'plain' || (whyAmbiguous(value) === null && !NUMBER_LIKE.test(value));
}

/** Whether a key has no value: nothing, `null` or `~`. */
export function isEmpty(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.style === 'plain' && /^(?:~|null|Null|NULL)?$/.test(node.value);
}
