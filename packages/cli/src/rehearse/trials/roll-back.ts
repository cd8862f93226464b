import { type Observation, type RollbackReport, runRollback } from '@gatehouse/levers';
import { parseRollbackTarget } from '@gatehouse/release';
import { type Doors, withDoors } from '../world/doors.ts';
import { openOn, pinnedTo } from '../world/repository.ts';
import { SET } from '../world/sample.ts';
import type { Build, World } from '../world/world.ts';
import { observe } from './shared.ts';

export const ROLLBACK_BRANCH = `gatehouse/rollback/${SET}`;
export const HOLD = `.github/gatehouse/holds/${SET}.yml`;

export interface RollbackWish {
  readonly target: string;
  readonly dryRun?: boolean;
  readonly ref?: string;
  readonly token?: string;
  /** Another history than a whole clone. */
  readonly line?: Doors['line'];
}

let runs = 100;

export async function rollBack(world: World, asked: RollbackWish): Promise<RollbackReport> {
  const target = parseRollbackTarget(asked.target);
  if (target === null) throw new TypeError(`no target: ${asked.target}`);
  runs += 1;
  const runId = String(runs);
  return withDoors(
    world,
    ({ repository, registry, line }) =>
      runRollback(
        {
          repository,
          registry: () => registry,
          line: asked.line ?? line,
          ancestry: () => repository,
          verify: async () => ({ outcome: 'absent', detail: 'nothing asks for it' }),
          containers: async () => null,
          io: { log: () => undefined },
          clock: world.clock,
        },
        {
          policy: '.github/gatehouse.yml',
          set: SET,
          target,
          reason: 'a rehearsal',
          by: 'octocat',
          dryRun: asked.dryRun ?? false,
          ref: asked.ref ?? 'refs/heads/main',
          runId,
          runUrl: null,
        },
      ),
    asked.token,
  );
}

/** A refusal leaves nothing behind: no branch, no pull request, and main as it was. */
export function untouched(world: World, current: Build, report: RollbackReport): Observation {
  const branches = [...world.repository.refs.keys()].filter((ref) => ref.includes('/gatehouse/'));
  return observe(report, [
    ...branches.map((ref) => `${ref} was left behind.`),
    ...(openOn(world, ROLLBACK_BRANCH) === null ? [] : ['A pull request was opened.']),
    ...pinnedTo(world, current),
  ]);
}
