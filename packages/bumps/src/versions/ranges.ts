import { classifyVersions } from './move.ts';
import { type Classification, outcome, show } from './outcome.ts';
import { isRange, parseOperatorRange } from './range.ts';

/**
 * Classifies a move in which a side is a constraint; null when neither is. A constraint moves only as one operator (`^`
 * or `~`) that stays and one version that is ordered: every other change may admit releases that nobody looked at.
 */
export function classifyRanges(from: string, to: string): Classification | null {
  const before = isRange(from);
  const after = isRange(to);
  if (!before && !after) return null;
  const pair = `${show(from)} to ${show(to)}`;
  if (!before) return outcome('unpin', `${pair}: one version became a range of versions`);
  const lower = parseOperatorRange(from);
  const upper = parseOperatorRange(to);
  if (!lower || !upper || lower.operator !== upper.operator) {
    return outcome('unknown', `${pair}: a range may only move its version behind the same "^" or "~"`);
  }
  return classifyVersions(lower.version, upper.version);
}
