import { isManaged } from '@gatehouse/bumps';
import type { ImageSet } from '@gatehouse/policy';

/** Gatehouse's own files name digests that were left; none of those is a pin. */
const OWN = '.github/gatehouse/';

/** Globs are not asked about longer ones. */
const MAX_PATH = 255;

/**
 * Whether pins of a set may live at a path: where its `pins` say, or else wherever a manager reads structure. Only where `pins` say so is
 * any other text looked into, for annotated values.
 */
export function mayHoldPins(set: Pick<ImageSet, 'pins'>, path: string): boolean {
  if (path.startsWith(OWN)) return false;
  return set.pins === null ? isManaged(path) : path.length <= MAX_PATH && set.pins.matches(path);
}
