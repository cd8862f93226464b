import { localLine } from '@gatehouse/forge/git';
import type { Trial } from '@gatehouse/levers';
import { merge, openOn, pinnedTo } from '../world/repository.ts';
import { shallowClone } from '../world/shallow.ts';
import { childrenOf, during, remove, retag, type Undo } from '../world/tamper.ts';
import type { Build, World } from '../world/world.ts';
import { HOLD, ROLLBACK_BRANCH, type RollbackWish, rollBack, untouched } from './roll-back.ts';
import { observe } from './shared.ts';

interface Story {
  readonly world: World;
  readonly current: Build;
  /** The build that was promoted before it. */
  readonly earlier: Build;
}

/** What must not come back, then one that does, twice at once, and its hold. */
export function* rollbackTrials(story: Story): Generator<Trial> {
  yield {
    name: 'rollback-dry-run',
    lever: 'rollback',
    what: 'plan a rollback to the state before',
    expect: { outcome: 'planned' },
    run: async () =>
      untouched(story.world, story.current, await rollBack(story.world, { target: 'previous', dryRun: true })),
  };
  yield* refusedTargets(story);
  yield* refusedImages(story);
  yield* refusedRuns(story);
  yield* theRollback(story);
}

function* refusedTargets({ world, current, earlier }: Story): Generator<Trial> {
  const trial = refusals({ world, current, earlier });
  yield trial('unknown-revision', 'roll back to a revision that no image was built from', 'rollback/unknown-revision', {
    target: '1'.repeat(40),
  });
  const unpromoted = world.build({ tag: (revision) => revision });
  yield trial('never-promoted', 'roll back to images that were never promoted', 'rollback/never-promoted', {
    target: unpromoted.revision,
  });
  yield trial(
    'retagged',
    'roll back to a revision whose tag was moved to other images',
    'rollback/retagged',
    { target: earlier.revision },
    () => retag(world, 'web', earlier.revision, unpromoted.web),
  );
  yield trial('already-there', 'roll back to what is promoted', 'rollback/already-there', { target: current.revision });
}

function* refusedImages({ world, current, earlier }: Story): Generator<Trial> {
  const { before } = world;
  const trial = refusals({ world, current, earlier });
  const child = childrenOf(world, 'web', earlier.web)[2] ?? '';
  yield trial(
    'deleted-child',
    'roll back to an image whose second platform was deleted',
    'rollback/child-missing',
    { target: earlier.revision },
    () => remove(world, 'web', child),
  );
  yield trial('wrong-label', 'roll back to an image that says it is of another revision', 'rollback/label', {
    target: before.mislabelled.revision,
  });
  yield trial('inventory', 'roll back to an image with a private key in it', 'rollback/inventory', {
    target: before.leaky.revision,
  });
}

function* refusedRuns({ world, current, earlier }: Story): Generator<Trial> {
  const trial = refusals({ world, current, earlier });
  yield trial('other-branch', 'start a rollback on another branch', 'rollback/not-default-branch', {
    target: 'previous',
    ref: 'refs/heads/topic',
  });
  yield {
    name: 'rollback-forbidden',
    lever: 'rollback',
    what: 'roll back with a token that may not write contents',
    expect: { outcome: 'fault', stoppedBy: 'error/forbidden' },
    run: async () => {
      const permissions = { contents: 'read', 'pull-requests': 'write', packages: 'read' } as const;
      const token = world.simulator.github.createToken({ login: 'reader[bot]', appId: 8, permissions });
      return observe(await rollBack(world, { target: 'previous', token }), pinnedTo(world, current));
    },
  };
  yield {
    name: 'shallow-history',
    lever: 'rollback',
    what: 'roll back with a history that ends early',
    expect: { outcome: 'fault', stoppedBy: 'error/shallow' },
    run: async () => {
      const clone = await shallowClone(world);
      return during(clone.remove, async () => {
        const line = await localLine(clone.folder);
        const report = await rollBack(world, { target: 'previous', line }).finally(() => line.close());
        return observe(report, pinnedTo(world, current));
      });
    },
  };
}

function* theRollback({ world, earlier }: Story): Generator<Trial> {
  yield {
    name: 'two-rollbacks-at-once',
    lever: 'rollback',
    what: 'roll back to the build before, started twice at once',
    expect: [{ outcome: 'done' }, { outcome: 'refused' }],
    run: async () => {
      const asked = { target: earlier.revision };
      const reports = await Promise.allSettled([rollBack(world, asked), rollBack(world, asked)]);
      const done = reports.flatMap((one) =>
        one.status === 'fulfilled' && one.value.outcome === 'done' ? [one.value] : [],
      );
      const [first] = done;
      const open = [...world.repository.pulls.values()].filter(({ state }) => state === 'open');
      const wrong = [
        ...(first === undefined ? ['Neither of the two opened it.'] : []),
        ...(open.length === 1 ? [] : [`${open.length} pull requests are open where one should be.`]),
        ...pinnedTo(world, earlier, ROLLBACK_BRANCH),
        ...(world.repository.resolve(`${ROLLBACK_BRANCH}:${HOLD}`) === null ? ['It brings no hold.'] : []),
      ];
      if (first !== undefined) return observe(first, wrong);
      const [failed] = reports;
      if (failed?.status === 'rejected') throw failed.reason;
      return { outcome: 'refused', stoppedBy: [], detail: 'Neither of the two opened it.', wrong };
    },
  };
  yield {
    name: 'rollback-merged',
    lever: 'rollback',
    what: 'merge it, and look at the pins and the hold',
    expect: { outcome: 'done' },
    run: async () => {
      const merged = openOn(world, ROLLBACK_BRANCH) !== null && merge(world, ROLLBACK_BRANCH);
      const wrong = [
        ...(merged ? [] : ['There was no pull request to merge.']),
        ...pinnedTo(world, earlier),
        ...(world.repository.resolve(`main:${HOLD}`) === null ? [`${HOLD} is not there.`] : []),
      ];
      return { outcome: 'done', stoppedBy: [], detail: 'Every pin is what it was, and the hold is there.', wrong };
    },
  };
}

/** Makes trials of which each must be refused by one rule, and leave everything as it was. */
function refusals({ world, current }: Story) {
  return (name: string, what: string, rule: string, wish: RollbackWish, broken?: () => Undo): Trial => ({
    name,
    lever: 'rollback',
    what,
    expect: { outcome: 'refused', stoppedBy: rule },
    run: () =>
      during(broken?.() ?? (() => undefined), async () => untouched(world, current, await rollBack(world, wish))),
  });
}
