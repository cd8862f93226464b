import { runFreshness, type Trial } from '@gatehouse/levers';
import { repositoryOf, withDoors } from '../world/doors.ts';
import { COMPONENTS, componentsPin, REPOSITORY } from '../world/sample.ts';
import { childrenOf, remove, type Undo } from '../world/tamper.ts';
import type { Build, World } from '../world/world.ts';
import { observe, openIssues } from './shared.ts';

const LEVER = 'freshness';

async function run(world: World, asked: { readonly simulateStale?: boolean; readonly dryRun?: boolean } = {}) {
  return withDoors(world, ({ repository, registry }) =>
    runFreshness(
      {
        repository,
        issues: repository,
        source: (name) => repositoryOf(world, name),
        registry: () => registry,
        io: { log: () => undefined },
        clock: world.clock,
        place: { repository: REPOSITORY, serverUrl: world.simulator.serverUrl, runUrl: null },
      },
      {
        policy: '.github/gatehouse.yml',
        ref: 'refs/heads/main',
        sourceToken: false,
        dryRun: asked.dryRun ?? false,
        simulateStale: asked.simulateStale ?? false,
      },
    ),
  );
}

/** Fresh, a rehearsal of the alarm, stale, unreadable, fresh again; then a pinned image that loses a platform. */
export function* freshnessTrials(world: World, pinned: Build): Generator<Trial> {
  yield* sourceTrials(world);
  yield* deadPinTrials(world, pinned);
}

function sourceTrials(world: World): readonly Trial[] {
  return [
    {
      name: 'fresh-source',
      lever: LEVER,
      what: 'measure a source that is pinned at its tip',
      expect: { outcome: 'nothing' },
      run: async () => observe(await run(world), openIssues(world, [])),
    },
    {
      name: 'simulated-alarm',
      lever: LEVER,
      what: 'raise the alarm on purpose and settle it',
      expect: { outcome: 'done' },
      run: async () => observe(await run(world, { simulateStale: true }), openIssues(world, [])),
    },
    {
      name: 'stale-source',
      lever: LEVER,
      what: 'measure a source that moved on a month ago',
      expect: { outcome: 'done' },
      run: async () => {
        world.components.commit({ branch: 'main', files: { 'ingress/ingress.yaml': 'replicas: 2\n' } });
        return observe(await run(world), openIssues(world, ['components']));
      },
    },
    {
      name: 'stale-source-again',
      lever: LEVER,
      what: 'measure it again, with its issue open',
      expect: { outcome: 'nothing' },
      run: async () => observe(await run(world), openIssues(world, ['components'])),
    },
    {
      name: 'unreadable-source',
      lever: LEVER,
      what: 'measure it while it cannot be read',
      expect: { outcome: 'refused', stoppedBy: 'freshness/source' },
      run: async () => {
        const fault = world.simulator.github.faults.add({
          match: { path: new RegExp(`/repos/${COMPONENTS}/`) },
          do: { kind: 'not-found' },
        });
        const graphql = world.simulator.github.faults.add({
          match: { graphql: /ingress|history|compare/ },
          do: { kind: 'not-found' },
        });
        const report = await run(world).finally(() => [fault, graphql].forEach((one) => void one.remove()));
        return observe(report, openIssues(world, ['components']));
      },
    },
    {
      name: 'fresh-again',
      lever: LEVER,
      what: 'measure it after the pin was moved to its tip',
      expect: { outcome: 'done' },
      run: async () => {
        const pin = componentsPin(world.components.branch('main'));
        world.repository.commit({ branch: 'main', files: { 'components.yaml': pin }, message: 'Move the components' });
        return observe(await run(world), openIssues(world, []));
      },
    },
  ];
}

function* deadPinTrials(world: World, pinned: Build): Generator<Trial> {
  let restore: Undo = () => undefined;
  const trial = (name: string, what: string, words: readonly string[], before: () => void): Trial => ({
    name,
    lever: LEVER,
    what,
    expect: { outcome: 'done' },
    run: async () => {
      before();
      return observe(await run(world), openIssues(world, words));
    },
  });
  const child = childrenOf(world, 'worker', pinned.worker)[0] ?? '';
  yield trial('dead-pin', 'look at pins after somebody deleted a platform of one', ['pin'], () => {
    restore = remove(world, 'worker', child);
  });
  yield trial('dead-pin-restored', 'look at them after it was brought back', [], () => restore());
}
