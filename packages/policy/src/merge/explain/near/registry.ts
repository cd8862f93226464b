import type { NearRule } from '../types.ts';
import { nearAuthors } from './authors.ts';
import { nearClock } from './clock.ts';
import { nearCustom } from './custom.ts';
import { nearHolds } from './holds.ts';
import { nearLanes } from './lanes.ts';
import { nearLevels } from './levels.ts';
import { nearPackages } from './packages.ts';
import { nearPaths } from './paths.ts';
import { nearRamp } from './ramp.ts';
import { nearUpdates } from './updates.ts';

/** Every sort of near miss, in the order in which people read them. The only file that knows them all. */
export const NEAR_RULES: readonly NearRule[] = [
  nearAuthors,
  nearPaths,
  nearUpdates,
  nearPackages,
  nearHolds,
  nearLevels,
  nearCustom,
  nearLanes,
  nearRamp,
  nearClock,
];
