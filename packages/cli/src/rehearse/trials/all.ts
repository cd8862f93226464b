import type { Trial } from '@gatehouse/levers';
import type { World } from '../world/world.ts';
import { freshnessTrials } from './freshness.ts';
import { holdTrials } from './hold.ts';
import { promoteTrials } from './promote.ts';
import { pruneTrials } from './prune.ts';
import { rollbackTrials } from './rollback.ts';

/** Every trial, in an order in which each finds what it needs. */
export function* allTrials(world: World): Generator<Trial> {
  const { first } = world.before;
  const promoted = yield* promoteTrials(world, first);
  yield* rollbackTrials({ world, current: promoted, earlier: first });
  const fixed = yield* holdTrials(world, promoted, first);
  yield* pruneTrials(world, [first, promoted, fixed]);
  yield* freshnessTrials(world, fixed);
}
