import type { UpdateType } from '@gatehouse/bumps';

/** Those that never pass first, then by the size of the step. */
const FROM_HIGHEST: readonly UpdateType[] = [
  'unknown',
  'variant',
  'unpin',
  'downgrade',
  'major',
  'minor',
  'patch',
  'pin',
  'digest',
  'lock',
];

/** The update type that weighs most; null when nothing moved. */
export function highestUpdate(bumps: readonly { readonly update: UpdateType }[]): UpdateType | null {
  return FROM_HIGHEST.find((update) => bumps.some((bump) => bump.update === update)) ?? null;
}
