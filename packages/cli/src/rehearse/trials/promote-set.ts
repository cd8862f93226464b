import {
  type Observation,
  type PromoteReport,
  type RecordPromotionReport,
  runPromote,
  runRecordPromotion,
} from '@gatehouse/levers';
import { withDoors } from '../world/doors.ts';
import { openOn, pinnedTo } from '../world/repository.ts';
import { SET } from '../world/sample.ts';
import type { Build, World } from '../world/world.ts';
import { observe } from './shared.ts';

export const PROMOTE_BRANCH = `gatehouse/promote/${SET}`;

export interface PromoteWish {
  /** Empty: the digests say. */
  readonly revision?: string;
  /** Lines of `image@sha256:…`; default: what the pending tags of the revision stand for. */
  readonly digests?: readonly string[];
  readonly dryRun?: boolean;
  readonly ref?: string;
  readonly token?: string;
}

const POLICY = '.github/gatehouse.yml';
let runs = 1000;

export async function promote(world: World, wish: PromoteWish): Promise<PromoteReport> {
  runs += 1;
  const runId = String(runs);
  return withDoors(
    world,
    ({ repository, registry, line }) =>
      runPromote(
        {
          repository,
          line,
          registry: () => registry,
          ancestry: () => repository,
          verify: async () => ({ outcome: 'absent', detail: 'nothing asks for it' }),
          io: { log: () => undefined },
          clock: world.clock,
        },
        {
          policy: POLICY,
          set: SET,
          digests: wish.digests ?? [],
          revision: wish.revision ?? '',
          dryRun: wish.dryRun ?? false,
          ref: wish.ref ?? 'refs/heads/main',
          runId,
          runUrl: null,
        },
      ),
    wish.token,
  );
}

export async function record(world: World): Promise<RecordPromotionReport> {
  return withDoors(world, ({ repository, registry, line }) =>
    runRecordPromotion(
      { repository, line, registry: () => registry, ancestry: () => repository, io: { log: () => undefined } },
      { policy: POLICY, set: SET, dryRun: false, ref: 'refs/heads/main' },
    ),
  );
}

/** As a build's output names them. */
export const digestLines = ({ images }: World, { web, worker }: Pick<Build, 'web' | 'worker'>): readonly string[] => [
  `${images.web}@${web}`,
  `${images.worker}@${worker}`,
];

/** What a promotion left: the open pull request pins exactly that build, and the default branch what it did. */
export function proposes(world: World, report: PromoteReport, proposed: Build, current: Build): Observation {
  const open = [...world.repository.pulls.values()].filter(({ state }) => state === 'open');
  return observe(report, [
    ...(open.length === 1 ? [] : [`${open.length} pull requests are open where one should be.`]),
    ...pinnedTo(world, proposed, PROMOTE_BRANCH),
    ...pinnedTo(world, current),
    ...temporaries(world),
  ]);
}

/** A refusal, or a dry run, leaves nothing behind. */
export function leavesNothing(world: World, report: PromoteReport, current: Build): Observation {
  return observe(report, [
    ...(openOn(world, PROMOTE_BRANCH) === null ? [] : ['A pull request was opened.']),
    ...pinnedTo(world, current),
    ...temporaries(world),
  ]);
}

const temporaries = ({ repository }: World): readonly string[] =>
  [...repository.refs.keys()].filter((ref) => ref.includes('/gatehouse/tmp/')).map((ref) => `${ref} was left behind.`);
