import { groupBy } from '@gatehouse/bumps';
import { compareLevels } from './levels.ts';
import type { RiskReason } from './types.ts';

/** A file with a thousand places must not hide the other files, nor one rule the others. */
const MAX_PER_FILE = 5;
const MAX_PER_RULE = 40;

/**
 * The reasons people read: each place once, the highest first, and of each rule so many, with how many more there are. Every rule that
 * had a reason keeps one, so that nothing is decided otherwise for the cut.
 */
export function readableReasons(all: readonly RiskReason[]): readonly RiskReason[] {
  const unique = grouped(all, ({ rule, level, path, line }) => [rule, level, path, line]).flatMap(
    ([first]) => first ?? [],
  );
  const perFile = grouped(unique, ({ rule, level, path }) => [rule, level, path]).flatMap((group) =>
    limited(group, MAX_PER_FILE, 'in this file'),
  );
  const perRule = grouped(perFile, ({ rule, level }) => [rule, level]).flatMap((group) =>
    limited(group, MAX_PER_RULE, 'in other files').map((reason, index) =>
      index < MAX_PER_RULE ? reason : { ...reason, path: null },
    ),
  );
  return perRule.sort((a, b) => compareLevels(b.level, a.level));
}

function limited(group: readonly RiskReason[], max: number, where: string): readonly RiskReason[] {
  const [first] = group;
  if (first === undefined || group.length <= max) return group;
  const more = group.length - max;
  const message = `and ${more} more ${more === 1 ? 'place' : 'places'} like these ${where}`;
  return [...group.slice(0, max), { ...first, line: null, message }];
}

/** In the order in which the first of each group comes. */
function grouped(reasons: readonly RiskReason[], keyOf: (reason: RiskReason) => unknown): readonly RiskReason[][] {
  return [...groupBy(reasons, (reason) => JSON.stringify(keyOf(reason))).values()];
}
