import type { FirstParentLine } from '@gatehouse/forge';
import { readOnly } from '../read-only.ts';
import type { Trial } from '../trial.ts';
import { ownFreshness } from './freshness.ts';
import { readGround } from './ground.ts';
import { ownPromotions } from './promote.ts';
import { ownPrunes } from './prune.ts';
import { ownRollbacks } from './rollback.ts';
import type { OwnDeps, OwnInputs } from './types.ts';

/**
 * Everything that can be tried on a repository and registry of a user's own without writing to either: readers are the real ones, and every
 * write is refused and told. What has nothing to be tried on goes to `notTried`, with the reason.
 * @throws GatehouseError when repository, policy or history cannot be read
 */
export async function* ownTrials(
  deps: OwnDeps,
  inputs: OwnInputs,
  line: FirstParentLine,
  notTried: string[],
): AsyncGenerator<Trial> {
  const safe = readOnly(deps.sources);
  const ground = await readGround(safe.repository, line, inputs);
  if (ground.sets.length === 0) notTried.push('Promotions and rollbacks: the policy describes no image set.');
  for (const set of ground.sets) {
    const scene = { deps, inputs, safe, line, ground: set, notTried };
    yield* ownPromotions(scene);
    yield* ownRollbacks(scene);
  }
  yield* ownPrunes({ deps, inputs, safe, line, ground, notTried });
  yield* ownFreshness({ deps, inputs, safe, ground, notTried });
}
