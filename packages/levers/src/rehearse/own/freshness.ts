import { FRESHNESS_RULES } from '@gatehouse/release';
import { runFreshness } from '../../freshness/index.ts';
import type { Trial } from '../trial.ts';
import { dry } from './dry.ts';
import type { OwnScene } from './scene.ts';

/** The measurement as it is, and the alarm as if every source were stale. Nothing is written. */
export function* ownFreshness(scene: Omit<OwnScene, 'line'>): Generator<Trial> {
  const { sources, deadPins } = scene.ground.read.policy.freshness;
  if (sources.length === 0 && !deadPins) scene.notTried.push('Freshness: the policy watches nothing.');
  else yield trial(scene, 'measured', 'measure every pinned source and every pinned image', false);
  if (sources.length === 0) scene.notTried.push('The alarm of a stale source: the policy names no source.');
  else yield trial(scene, 'simulated', 'raise the alarm as if every source were stale', true);
}

function trial(
  { deps, inputs, safe }: Omit<OwnScene, 'line'>,
  kind: string,
  what: string,
  simulateStale: boolean,
): Trial {
  const { policy, ref, sourceToken } = inputs;
  const { io, clock, place, other } = deps;
  const wish = { policy, ref, sourceToken, dryRun: true, simulateStale };
  const doors = { ...safe, issues: safe.repository, source: other, io, clock, place };
  return {
    name: `freshness-${kind}`,
    lever: 'freshness',
    what,
    expect: [{ outcome: 'nothing' }, { outcome: 'planned' }, { outcome: 'refused', stoppedBy: FRESHNESS_RULES }],
    run: () => dry(safe, () => runFreshness(doors, wish)),
  };
}
