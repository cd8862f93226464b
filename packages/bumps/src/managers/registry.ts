import type { ManagerId } from '../types.ts';
import { kubernetes } from './kubernetes/index.ts';
import type { Manager } from './manager.ts';

/**
 * Every manager, structural ones first: where two find the same span, the first one's identity stands, and a structural identity beats an
 * annotation's. This is the only file that knows them all.
 */
export const MANAGERS: readonly Manager[] = [kubernetes];

export const MANAGER_IDS: readonly ManagerId[] = MANAGERS.map((manager) => manager.id);

/** Paths to be read at the same commit beside a changed path. */
export function unitSiblings(path: string): readonly string[] {
  return MANAGERS.flatMap((manager) => (manager.matches(path) ? (manager.siblings?.(path) ?? []) : []));
}
