import { PRUNE_RULES } from '@gatehouse/release';
import { runPrune } from '../../prune/index.ts';
import type { Trial } from '../trial.ts';
import { dry } from './dry.ts';
import type { OwnScene } from './scene.ts';

/** The plan of a clean-up. Nothing is deleted. */
export function* ownPrunes(scene: OwnScene): Generator<Trial> {
  const { deps, inputs, safe, line, ground, notTried } = scene;
  const { images, prune } = ground.read.policy;
  const named = [...images.flatMap((set) => set.images.map(({ repository }) => repository)), ...prune.images];
  if (named.length === 0) {
    notTried.push('A clean-up: the policy names no image.');
    return;
  }
  const { io, clock, place, other } = deps;
  const doors = { ...safe, registry: safe.registry(named), name: place.repository, other, io, clock };
  const nowhere = { line: async () => line, pause: async () => undefined, keep: async () => undefined };
  yield {
    name: 'prune-plan',
    lever: 'prune',
    what: 'plan a clean-up',
    expect: [
      { outcome: 'planned' },
      { outcome: 'nothing' },
      { outcome: 'refused', stoppedBy: Object.keys(PRUNE_RULES) },
    ],
    run: () =>
      dry(safe, () =>
        runPrune({ ...doors, ...nowhere }, { policy: inputs.policy, set: inputs.set, dryRun: true, plan: null }),
      ),
  };
}
