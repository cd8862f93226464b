import type { Trial } from '@gatehouse/levers';
import { merge, pinnedTo } from '../world/repository.ts';
import { tagsOf } from '../world/tamper.ts';
import type { Build, World } from '../world/world.ts';
import {
  digestLines,
  leavesNothing,
  PROMOTE_BRANCH,
  type PromoteWish,
  promote,
  proposes,
  record,
} from './promote-set.ts';
import { observe } from './shared.ts';

const LEVER = 'promote';

/** What must not be promoted, then builds that are: again, superseded, and two at once. Answers what is promoted in the end. */
export function* promoteTrials(world: World, current: Build): Generator<Trial, Build> {
  yield* refusedCandidates(world, current);
  const [second, third] = [world.build(), world.build()];
  yield dryRun(world, second, current);
  yield proposed(world, 'promotion', 'promote a build', second, current, 'done');
  yield proposed(world, 'promotion-again', 'promote the same build again', second, current, 'nothing');
  yield proposed(world, 'promotion-superseded', 'promote a newer build while that waits', third, current, 'done');
  yield older(world, second, third, current);
  const [fourth, last] = [world.build(), world.build()];
  yield atOnce(world, [fourth, last], current);
  yield merged(world, last);
  yield* recorded(world, last);
  return last;
}

function* refusedCandidates(world: World, current: Build): Generator<Trial> {
  const refused = (name: string, what: string, rule: string, wish: () => PromoteWish): Trial => ({
    name,
    lever: LEVER,
    what,
    expect: { outcome: 'refused', stoppedBy: rule },
    run: async () => leavesNothing(world, await promote(world, wish()), current),
  });
  yield refused('never-built', 'promote a revision that was never built', 'promote/tag-missing', () => ({
    revision: '1'.repeat(40),
  }));
  const build = world.build();
  const [web = '', worker = ''] = digestLines(world, build);
  yield refused('half-a-set', 'promote one of the two images', 'promote/incomplete-set', () => ({ digests: [web] }));
  yield refused('no-such-digest', 'promote a digest that the registry does not have', 'promote/digest-missing', () => ({
    digests: [web, worker.replace(/[0-9a-f]{64}$/, '0'.repeat(64))],
    revision: build.revision,
  }));
  const mislabelled = world.build({ label: 'e'.repeat(40) });
  yield refused('promote-wrong-label', 'promote images that say they are of another revision', 'promote/label', () => ({
    revision: mislabelled.revision,
  }));
  const { leaky } = world.before;
  yield refused('older', 'promote a build that is older than what is promoted', 'promote/older', () => ({
    digests: digestLines(world, leaky),
    revision: leaky.revision,
  }));
  yield refused('promote-other-branch', 'start a promotion on another branch', 'promote/not-default-branch', () => ({
    revision: build.revision,
    ref: 'refs/heads/topic',
  }));
  yield {
    name: 'promote-forbidden',
    lever: LEVER,
    what: 'promote with a token that may not write contents',
    expect: { outcome: 'fault', stoppedBy: 'error/forbidden' },
    run: async () => {
      const permissions = { contents: 'read', 'pull-requests': 'write', packages: 'read' } as const;
      const token = world.simulator.github.createToken({ login: 'reader[bot]', appId: 8, permissions });
      return leavesNothing(world, await promote(world, { revision: build.revision, token }), current);
    },
  };
}

const dryRun = (world: World, build: Build, current: Build): Trial => ({
  name: 'promotion-dry-run',
  lever: LEVER,
  what: 'plan the promotion of a build',
  expect: { outcome: 'planned' },
  run: async () => leavesNothing(world, await promote(world, { revision: build.revision, dryRun: true }), current),
});

export function proposed(
  world: World,
  name: string,
  what: string,
  build: Build,
  current: Build,
  outcome: 'done' | 'nothing',
): Trial {
  const run = async () => proposes(world, await promote(world, { revision: build.revision }), build, current);
  return { name, lever: LEVER, what, expect: { outcome }, run };
}

const older = (world: World, build: Build, open: Build, current: Build): Trial => ({
  name: 'newer-open',
  lever: LEVER,
  what: 'promote the older build once more',
  expect: { outcome: 'refused', stoppedBy: 'promote/newer-open' },
  run: async () => proposes(world, await promote(world, { revision: build.revision }), open, current),
});

const atOnce = (world: World, [older, newer]: readonly [Build, Build], current: Build): Trial => ({
  name: 'two-promotions-at-once',
  lever: LEVER,
  what: 'promote two newer builds at the same moment',
  expect: { outcome: 'done' },
  run: async () => {
    const [, report] = await Promise.all([older, newer].map(({ revision }) => promote(world, { revision })));
    if (report === undefined) throw new TypeError('there are two');
    return proposes(world, report, newer, current);
  },
});

export const merged = (world: World, build: Build): Trial => ({
  name: 'promotion-merged',
  lever: LEVER,
  what: 'merge it, and look at every pin',
  expect: { outcome: 'done' },
  run: async () => {
    const wrong = merge(world, PROMOTE_BRANCH) ? pinnedTo(world, build) : ['There was no pull request to merge.'];
    return { outcome: 'done', stoppedBy: [], detail: 'Every pin is that of the build.', wrong };
  },
});

/** The tags of the promoted revision, put once. */
export function* recorded(world: World, build: Build): Generator<Trial> {
  const tagged = () =>
    (['web', 'worker'] as const).flatMap((image) =>
      tagsOf(world, image, build[image]).includes(build.revision) ? [] : [`${image} has no tag ${build.revision}.`],
    );
  const trial = (name: string, what: string, outcome: 'done' | 'nothing'): Trial => ({
    name,
    lever: 'record',
    what,
    expect: { outcome },
    run: async () => observe(await record(world), tagged()),
  });
  yield trial('record', 'tag the promoted images with their revision', 'done');
  yield trial('record-again', 'tag them again', 'nothing');
}
