import { runPromote } from '../../promote/index.ts';
import type { Trial } from '../trial.ts';
import { dry } from './dry.ts';
import { heldState } from './ground.ts';
import { NOBODYS, type SetScene } from './scene.ts';

/** A promotion of what is promoted, of what nobody built, and of what is on hold. Nothing is written. */
export function* ownPromotions(scene: SetScene): Generator<Trial> {
  const { ground, notTried } = scene;
  const { name } = ground.set;
  const today =
    ground.today === null || ground.today.absent.length + ground.today.disagreeing.length > 0 ? null : ground.today;
  if (today === null)
    notTried.push(`A promotion of what is promoted in ${name}: not every image is pinned, to one digest each.`);
  else {
    yield trial(scene, 'promoted', `promote what is promoted in \`${name}\``, { digests: linesOf(today.digests) }, [
      { outcome: 'nothing' },
      // an open rollback holds what it is about to leave
      { outcome: 'refused', stoppedBy: 'promote/held' },
    ]);
  }
  yield trial(scene, 'nobodys', `promote a revision of \`${name}\` that was never built`, { revision: NOBODYS }, [
    { outcome: 'refused', stoppedBy: 'promote/tag-missing' },
  ]);
  const held = heldState(ground);
  // the rollback trials tell why there is none
  if (held === null) return;
  yield trial(scene, 'held', `promote what is on hold in \`${name}\``, { digests: linesOf(held.digests) }, [
    { outcome: 'refused', stoppedBy: 'promote/held' },
  ]);
}

const linesOf = (digests: ReadonlyMap<string, string>): readonly string[] =>
  [...digests].map(([image, digest]) => `${image}@${digest}`);

function trial(
  { deps, inputs, safe, line, ground }: SetScene,
  kind: string,
  what: string,
  wish: { readonly digests?: readonly string[]; readonly revision?: string },
  expect: Trial['expect'],
): Trial {
  const { ancestry, verify, io, clock } = deps;
  const { policy, ref, runId, runUrl } = inputs;
  const set = ground.set.name;
  const asked = { policy, set, digests: [], revision: '', ...wish, dryRun: true, ref, runId, runUrl };
  const run = () => dry(safe, () => runPromote({ ...safe, line, ancestry, verify, io, clock }, asked));
  return { name: `promote-${kind}-${set}`, lever: 'promote', what, expect, run };
}
