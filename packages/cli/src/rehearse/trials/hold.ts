import type { Trial } from '@gatehouse/levers';
import { readSetHold, writeSetHold } from '@gatehouse/policy';
import { pinnedTo } from '../world/repository.ts';
import type { Build, World } from '../world/world.ts';
import { merged, proposed, recorded } from './promote.ts';
import { digestLines, leavesNothing, promote } from './promote-set.ts';
import { HOLD, rollBack, untouched } from './roll-back.ts';

/** What was left must not come back, nor what descends from it, until a person names the fix. Answers what is promoted in the end. */
export function* holdTrials(world: World, left: Build, current: Build): Generator<Trial, Build> {
  const held = (name: string, what: string, build: Build): Trial => ({
    name,
    lever: 'promote',
    what,
    expect: { outcome: 'refused', stoppedBy: 'promote/held' },
    run: async () => {
      const wish = { digests: digestLines(world, build), revision: build.revision };
      return leavesNothing(world, await promote(world, wish), current);
    },
  });
  yield held('held', 'promote again what was rolled back', left);
  const next = world.build();
  yield held('held-descendant', 'promote the next build, which descends from it', next);
  yield {
    name: 'rollback-held',
    lever: 'rollback',
    what: 'roll back to what is on hold',
    expect: { outcome: 'refused', stoppedBy: 'rollback/held' },
    run: async () => untouched(world, current, await rollBack(world, { target: left.revision })),
  };
  const fixed = world.build();
  yield lifted(world, fixed, current);
  yield proposed(world, 'promotion-of-the-fix', 'promote the build with the fix', fixed, current, 'done');
  yield { ...merged(world, fixed), name: 'fix-merged' };
  for (const trial of recorded(world, fixed)) yield { ...trial, name: `${trial.name}-fix` };
  return fixed;
}

const lifted = (world: World, fixed: Build, current: Build): Trial => ({
  name: 'hold-answered',
  lever: 'promote',
  what: 'a person names the commit of the fix in the hold',
  expect: { outcome: 'done' },
  run: async () => {
    const blob = world.repository.resolve(`main:${HOLD}`);
    const hold = blob?.type === 'blob' ? readSetHold(HOLD, blob.bytes.toString('utf8')) : null;
    if (hold === null) return { outcome: 'done', stoppedBy: [], detail: '', wrong: ['The hold cannot be read.'] };
    const text = writeSetHold({ ...hold, 'fixed-by': fixed.revision });
    world.repository.commit({ branch: 'main', files: { [HOLD]: text }, message: 'Name the fix' });
    return {
      outcome: 'done',
      stoppedBy: [],
      detail: `${HOLD} names ${fixed.revision}.`,
      wrong: pinnedTo(world, current),
    };
  },
});
