import type { LocatedBump } from './prove-file.ts';
import type { UpdateType } from './types.ts';

const PASSABLE_MOVES: readonly UpdateType[] = ['major', 'minor', 'patch'];

/** A lock file's version that moves while nothing outside the lock moves for that dependency is a `lock` update. */
export function lockBumps(bumps: readonly LocatedBump[]): readonly LocatedBump[] {
  const declared = new Set(bumps.filter((bump) => !bump.lock).map(dependencyOf));
  return bumps.map((bump) =>
    bump.lock && !declared.has(dependencyOf(bump)) && PASSABLE_MOVES.includes(bump.update)
      ? { ...bump, update: 'lock', reason: 'only the lock moves, within what is declared' }
      : bump,
  );
}

function dependencyOf(bump: LocatedBump): string {
  return `${bump.datasource} ${bump.name}`;
}
