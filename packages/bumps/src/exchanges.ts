import { groupBy } from './group-by.ts';
import type { Bump, Residue } from './types.ts';

/** A bump as a step from one value to another. */
interface Move {
  readonly bump: Bump;
  readonly from: string;
  readonly to: string;
}

/**
 * Bumps whose values went round: each takes the one that another had. A digest decides what is fetched whatever tag stands beside it, so
 * digests are followed alone. Time grows with the number of bumps only.
 */
export function exchanges(bumps: readonly Bump[]): readonly Residue[] {
  const moves = bumps.flatMap((bump) => moveOf(bump) ?? []);
  const fed = withoutEnds(moves, 'from', 'to');
  const ring = withoutEnds(fed, 'to', 'from');
  const bySource = groupBy(ring, (move) => move.from);
  return ring.flatMap(({ bump, to }) => {
    const [other] = bySource.get(to) ?? [];
    return other === undefined ? [] : [exchanged(bump, other.bump)];
  });
}

function moveOf(bump: Bump): Move | null {
  const decides = bump.from.digest !== null && bump.to.digest !== null ? 'digest' : 'version';
  const [from, to] = [bump.from[decides], bump.to[decides]];
  return from === null || to === null || from === to ? null : { bump, from, to };
}

/**
 * Takes away, again and again, every move that starts where no other one ends; what stays lies on a ring or behind one. Done in both
 * directions, only rings stay, and what leads from one to another.
 */
function withoutEnds(moves: readonly Move[], start: 'from' | 'to', end: 'from' | 'to'): readonly Move[] {
  const leaving = groupBy(moves, (move) => move[start]);
  const arriving = new Map([...groupBy(moves, (move) => move[end])].map(([value, all]) => [value, all.length]));
  const unreached = [...leaving.keys()].filter((value) => !arriving.has(value));
  const gone = new Set<Move>();
  for (let value = unreached.pop(); value !== undefined; value = unreached.pop()) {
    for (const move of leaving.get(value) ?? []) {
      gone.add(move);
      const others = (arriving.get(move[end]) ?? 0) - 1;
      arriving.set(move[end], others);
      if (others === 0) unreached.push(move[end]);
    }
  }
  return moves.filter((move) => !gone.has(move));
}

function exchanged(bump: Bump, other: Bump): Residue {
  return {
    rule: 'scope/exchanged',
    path: bump.path,
    line: bump.line,
    message: `${bump.name} takes the value that ${other.name} had in ${other.path}:${other.line}, and the values went round`,
    fix: 'Dependencies exchanged their versions or digests. Take these changes out of the pull request.',
  };
}
