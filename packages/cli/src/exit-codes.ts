import type { Refusal } from '@gatehouse/release';

/** What an exit code means, whichever command ends with it. `gatehouse --help` and the README of this package have the same table. */
export const EXIT = {
  /** Nothing stands against it: it passes, all of it is there, it would be done. */
  fine: 0,
  /** Something does: a rule, a pin that is gone, a point that is a problem. */
  against: 1,
  /** It could not be told: something could not be read, or the command was used in a wrong way. */
  untold: 2,
} as const;

/** Refusals that judge nothing: something could not be read, or nobody said what is to be looked at. */
const UNTOLD = new Set([
  'pins/unreadable',
  'prune/inconsistent-list',
  'prune/no-images',
  'prune/unreadable-manifest',
  'prune/unreadable-repository',
  'rollback/inventory-unreadable',
]);

/** The exit code of what was refused: one reason that is known outweighs all that is not. */
export function refusedCode(refusals: readonly Refusal[]): number {
  return refusals.every(({ rule }) => UNTOLD.has(rule)) ? EXIT.untold : EXIT.against;
}
