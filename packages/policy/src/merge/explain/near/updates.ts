import type { Bump, UpdateType } from '@gatehouse/bumps';
import type { Policy } from '../../../policy.ts';
import type { NearMiss, NearRule } from '../types.ts';
import { distinct } from './distinct.ts';

/** From the largest step to the smallest; the others are steps of another sort. */
const STEPS: readonly UpdateType[] = ['major', 'minor', 'patch'];

/** What one step more, or one step less, would have been. */
export const nearUpdates: NearRule = ({ policy, proof }) =>
  distinct(proof.bumps, ({ update }) => update).flatMap((bump) => neighbour(policy, bump) ?? []);

function neighbour({ scope: { updates } }: Policy, { update, path, line, name }: Bump): NearMiss | null {
  const at = STEPS.indexOf(update);
  if (at < 0) return null;
  const [other, verb] = updates.has(update) ? [STEPS[at - 1], 'would not pass'] : [STEPS[at + 1], 'would pass'];
  if (other === undefined || updates.has(other) === updates.has(update)) return null;
  const listed = `scope.updates lets pass ${[...updates].join(', ')}`;
  return { rule: 'scope/update-type', path, line, message: `a ${other} update of ${name} ${verb}: ${listed}` };
}
