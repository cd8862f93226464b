import { exchanges } from './exchanges.ts';
import { groupBy } from './group-by.ts';
import type { Bump, Residue } from './types.ts';
import { sameTarget, shapeOf } from './versions/index.ts';

/**
 * Compares the bumps of a change with each other: all occurrences of a dependency (of one suffix) must go to the same place, and
 * references may not have exchanged their values.
 */
export function disagreements(bumps: readonly Bump[]): readonly Residue[] {
  const groups = groupBy(bumps, (bump) => `${bump.datasource} ${bump.name} ${shapeOf(bump.to.version ?? '')}`);
  return [...[...groups.values()].flatMap(differingTargets), ...exchanges(bumps)];
}

/** Versions may differ in how many parts they write (`v5`, `v5.0.0`); digests must be the same where the version text is. */
function differingTargets(group: readonly Bump[]): readonly Residue[] {
  const texts = groupBy(group, (bump) => bump.to.version ?? '');
  return [
    ...unlike(fullest(group), group, sameVersion),
    ...[...texts.values()].flatMap((same) => unlike(same.find(isPinned), same.filter(isPinned), sameDigest)),
  ];
}

/** The one that says most: two short versions agree with each other when both are the beginning of it, and not merely with `v5`. */
function fullest(group: readonly Bump[]): Bump | undefined {
  const [first, ...others] = group;
  return first && others.reduce((most, bump) => (parts(bump) > parts(most) ? bump : most), first);
}

function parts(bump: Bump): number {
  return (bump.to.version ?? '').split('.').length;
}

function isPinned(bump: Bump): boolean {
  return bump.to.digest !== null;
}

function sameVersion(a: Bump, b: Bump): boolean {
  return a.to.version === null || b.to.version === null || sameTarget(a.to.version, b.to.version);
}

function sameDigest(a: Bump, b: Bump): boolean {
  return a.to.digest === b.to.digest;
}

function unlike(
  one: Bump | undefined,
  group: readonly Bump[],
  agrees: (a: Bump, b: Bump) => boolean,
): readonly Residue[] {
  if (one === undefined) return [];
  return group
    .filter((other) => !agrees(one, other))
    .map((other) => ({
      rule: 'scope/targets-differ' as const,
      path: other.path,
      line: other.line,
      message: `${other.name} goes to ${shown(other)} here and to ${shown(one)} in ${one.path}:${one.line}`,
      fix: 'Let every place of a dependency go to the same version: rebase the bot, or split the pull request.',
    }));
}

function shown(bump: Bump): string {
  const digest = bump.to.digest === null ? '' : `@${bump.to.digest.slice(0, 19)}…`;
  return `${bump.to.version ?? ''}${digest}`;
}
