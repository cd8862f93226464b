import { type Observation, restorePruned, type Trial } from '@gatehouse/levers';
import { withDoors } from '../world/doors.ts';
import { during, retag, type Undo } from '../world/tamper.ts';
import type { Build, World } from '../world/world.ts';
import { keeps, type Pruned, type PruneWish, pendingTags, prune } from './clean-up.ts';
import { observe } from './shared.ts';

const LEVER = 'prune';

/** Plans, what must stop a clean-up, the clean-up itself, and bringing back what it took. */
export function* pruneTrials(world: World, promoted: readonly Build[]): Generator<Trial> {
  yield {
    name: 'prune-dry-run',
    lever: LEVER,
    what: 'plan a clean-up',
    expect: { outcome: 'planned' },
    run: () => unchanged(world, promoted, { dryRun: true }),
  };
  yield* stopped(world, promoted);
  yield* cleanUp(world, promoted);
}

/** A clean-up that must not touch anything. */
async function unchanged(world: World, promoted: readonly Build[], wish: PruneWish): Promise<Observation> {
  const before = pendingTags(world);
  const seen = keeps(world, await prune(world, wish), promoted);
  const after = pendingTags(world);
  return after === before ? seen : { ...seen, wrong: [...seen.wrong, `${before - after} pending images went.`] };
}

function* stopped(world: World, promoted: readonly Build[]): Generator<Trial> {
  const refused = (name: string, what: string, rule: string, wish: () => PruneWish, broken?: () => Undo): Trial => ({
    name,
    lever: LEVER,
    what,
    expect: { outcome: 'refused', stoppedBy: rule },
    run: () => during(broken?.() ?? (() => undefined), () => unchanged(world, promoted, wish())),
  });
  const kept = world.build();
  yield refused(
    'unreadable-manifest',
    'clean up while an image that is kept cannot be read',
    'prune/unreadable-manifest',
    () => ({}),
    () => {
      const untag = retag(world, 'web', 'stable', kept.web);
      const match = { method: 'GET', path: new RegExp(`/manifests/${kept.web}`) };
      const fault = world.registry.faults.add({ match, do: { kind: 'not-found' } });
      return () => {
        fault.remove();
        untag();
      };
    },
  );
  const spare = world.build();
  yield refused(
    'both-tags',
    'clean up where an image that nobody promoted has the tag of a promoted one',
    'prune/both-tags',
    () => ({}),
    () => retag(world, 'web', spare.revision, spare.web),
  );
  yield refused('unknown-plan', 'carry out a plan that nobody made', 'prune/moved', () => ({
    plan: { hash: `sha256:${'0'.repeat(64)}`, bytes: null },
  }));
  const permissions = { contents: 'read', 'pull-requests': 'read', packages: 'read' } as const;
  yield refused('prune-forbidden', 'clean up with a token that may not delete', 'prune/forbidden', () => ({
    token: world.simulator.github.createToken({ login: 'reader[bot]', appId: 8, permissions }),
  }));
}

function* cleanUp(world: World, promoted: readonly Build[]): Generator<Trial> {
  let before = 0;
  let done: Pruned | null = null;
  yield {
    name: 'two-prunes-at-once',
    lever: LEVER,
    what: 'clean up, started twice at once',
    expect: { outcome: 'done' },
    run: async () => {
      before = pendingTags(world);
      const both = await Promise.all([prune(world), prune(world)]);
      done = both.find(({ report }) => report.outcome === 'done') ?? both[0];
      return keeps(world, done, promoted);
    },
  };
  yield {
    name: 'prune-again',
    lever: LEVER,
    what: 'clean up again',
    expect: { outcome: 'nothing' },
    run: async () => keeps(world, await prune(world), promoted),
  };
  yield {
    name: 'restore',
    lever: LEVER,
    what: 'bring back what was cleaned up',
    expect: { outcome: 'done' },
    run: async () => {
      const undo = done?.files.get('undo.json') ?? new Uint8Array();
      const report = await withDoors(world, ({ registry, packages }) =>
        restorePruned(
          { registry, packages, io: { log: () => undefined }, pause: async () => undefined },
          undo,
          Object.values(world.images),
          false,
        ),
      );
      const after = pendingTags(world);
      return observe(report, after === before ? [] : [`${after} pending tags are there where ${before} were.`]);
    },
  };
}
