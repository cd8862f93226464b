import type { Trial } from '@gatehouse/levers';
import type { World } from '../world/world.ts';
import { freshnessTrials } from './freshness.ts';
import { rollbackTrials } from './rollback.ts';

/** Every trial, in an order in which each finds what it needs. */
export function* allTrials(world: World): Generator<Trial> {
  const second = world.deployed();
  yield* rollbackTrials({ world, current: second, earlier: world.before.first });
  yield* freshnessTrials(world);
}
