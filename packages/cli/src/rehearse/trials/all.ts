import type { Trial } from '@gatehouse/levers';
import type { World } from '../world/world.ts';
import { freshnessTrials } from './freshness.ts';

/** Every trial, in an order in which each finds what it needs. */
export function* allTrials(world: World): Generator<Trial> {
  yield* freshnessTrials(world);
}
