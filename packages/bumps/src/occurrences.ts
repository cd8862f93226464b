import { groupBy } from './group-by.ts';
import type { Bump, Residue } from './types.ts';
import { sameTarget, shapeOf } from './versions/index.ts';

/**
 * Compares the bumps of a change with each other: all occurrences of a dependency (of one suffix) must go to the same place, and two
 * references may not have exchanged their values.
 */
export function disagreements(bumps: readonly Bump[]): readonly Residue[] {
  const groups = groupBy(bumps, (bump) => `${bump.datasource} ${bump.name} ${shapeOf(bump.to.version ?? '')}`);
  return [...[...groups.values()].flatMap(differingTargets), ...exchanges(bumps)];
}

function differingTargets(group: readonly Bump[]): readonly Residue[] {
  const [first, ...others] = group;
  if (first === undefined) return [];
  return others
    .filter((other) => !agrees(first, other))
    .map((other) => ({
      rule: 'scope/targets-differ' as const,
      path: other.path,
      line: other.line,
      message: `${other.name} goes to ${shown(other)} here and to ${shown(first)} in ${first.path}:${first.line}`,
      fix: 'Let every place of a dependency go to the same version: rebase the bot, or split the pull request.',
    }));
}

/** Versions may differ in how many parts they write (`v5`, `v5.0.0`); digests must be the same where the version text is. */
function agrees(a: Bump, b: Bump): boolean {
  const sameVersion = a.to.version === null || b.to.version === null || sameTarget(a.to.version, b.to.version);
  const comparable = a.to.version === b.to.version && a.to.digest !== null && b.to.digest !== null;
  return sameVersion && (!comparable || a.to.digest === b.to.digest);
}

function exchanges(bumps: readonly Bump[]): readonly Residue[] {
  const bySource = groupBy(bumps, (bump) => writtenIn(bump.from));
  return bumps.flatMap((bump) => {
    const other = bySource
      .get(writtenIn(bump.to))
      ?.find((candidate) => candidate !== bump && writtenIn(candidate.to) === writtenIn(bump.from));
    if (other === undefined) return [];
    return [
      {
        rule: 'scope/exchanged' as const,
        path: bump.path,
        line: bump.line,
        message: `${bump.name} takes the value that ${other.name} had in ${other.path}:${other.line}, and the other way round`,
        fix: 'Two dependencies exchanged their versions. Take one of the two changes out of the pull request.',
      },
    ];
  });
}

function writtenIn(value: Bump['from']): string {
  return `${value.version ?? ''}@${value.digest ?? ''}`;
}

function shown(bump: Bump): string {
  const digest = bump.to.digest === null ? '' : `@${bump.to.digest.slice(0, 19)}…`;
  return `${bump.to.version ?? ''}${digest}`;
}
