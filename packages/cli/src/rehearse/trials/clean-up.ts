import { type Observation, type PruneInputs, type PruneReport, runPrune } from '@gatehouse/levers';
import { repositoryOf, withDoors } from '../world/doors.ts';
import { REPOSITORY } from '../world/sample.ts';
import { childrenOf, existsAt, tagsOf } from '../world/tamper.ts';
import type { Build, World } from '../world/world.ts';
import { observe } from './shared.ts';

export interface PruneWish {
  readonly dryRun?: boolean;
  readonly plan?: PruneInputs['plan'];
  readonly token?: string;
}

/** What a clean-up said, and the files it kept. */
export interface Pruned {
  readonly report: PruneReport;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export async function prune(world: World, wish: PruneWish = {}): Promise<Pruned> {
  const files = new Map<string, Uint8Array>();
  const report = await withDoors(
    world,
    ({ repository, registry, packages, line }) =>
      runPrune(
        {
          name: REPOSITORY,
          repository,
          other: (name) => repositoryOf(world, name, wish.token),
          line: async () => line,
          registry,
          packages,
          io: { log: () => undefined },
          clock: world.clock,
          // nobody else asks these servers, so nobody has to be waited for
          pause: async () => undefined,
          keep: async (name, bytes) => void files.set(name, bytes),
        },
        { policy: '.github/gatehouse.yml', set: '', dryRun: wish.dryRun ?? false, plan: wish.plan ?? null },
      ),
    wish.token,
  );
  return { report, files };
}

/** Every promoted build must be whole and have its tag, whatever the clean-up did. */
export function keeps(world: World, { report }: Pruned, promoted: readonly Build[]): Observation {
  return observe(
    report,
    promoted.flatMap((build) => broken(world, build)),
  );
}

function broken(world: World, build: Build): readonly string[] {
  return (['web', 'worker'] as const).flatMap((image) => {
    const digest = build[image];
    if (!existsAt(world, image, digest)) return [`${image}@${digest} is gone.`];
    const children = childrenOf(world, image, digest).filter((child) => !existsAt(world, image, child));
    return [
      ...children.map((child) => `${child}, which is part of ${image}@${digest}, is gone.`),
      ...(tagsOf(world, image, digest).includes(build.revision) ? [] : [`${image}@${digest} lost its tag.`]),
    ];
  });
}

/** How many pending tags are left. */
export const pendingTags = ({ registry }: World): number =>
  registry.registry.repositories.reduce(
    (sum, { tags }) => sum + [...tags.keys()].filter((tag) => tag.startsWith('pending-')).length,
    0,
  );
