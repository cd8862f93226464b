import { atBump, BY_A_PERSON, type ScopeRule } from './rule.ts';
import { bumpInWords } from './words.ts';

/** Only references of the managers that policy lists may move, by default of all. */
export const allowedManager: ScopeRule = {
  ids: ['scope/manager'],
  reads: 'proof',
  judge: ({ policy, proof }) =>
    proof.bumps
      .filter((bump) => policy.scope.managers?.has(bump.manager) === false)
      .map((bump) =>
        atBump(
          bump,
          'scope/manager',
          `${bumpInWords(bump)} is a reference of manager ${bump.manager}, which scope.managers does not list`,
          `Add ${bump.manager} to scope.managers in ${policy.path}, or ${BY_A_PERSON}.`,
        ),
      ),
};
