import type { Bump } from '@gatehouse/bumps';
import type { Held } from '../holds/hold.ts';
import type { Policy } from '../policy.ts';
import { atBump, BY_A_PERSON, type ScopeRule } from './rule.ts';
import { bumpInWords } from './words.ts';

/** Versions that policy, or Renovate's own `allowedVersions`, holds back. */
export const heldVersion: ScopeRule = {
  ids: ['scope/hold'],
  reads: 'proof',
  judge: ({ policy, proof, now }) =>
    proof.bumps.flatMap((bump) => {
      const held = firstHold(policy, bump, now);
      if (held === null) return [];
      const issue = held.issue === null ? '' : ` when ${held.issue} is settled`;
      const message = `${bumpInWords(bump)} is held: ${held.because}`;
      const fix = held.fix ?? `Change or remove the hold${issue}, or ${BY_A_PERSON}.`;
      return [{ ...atBump(bump, 'scope/hold', message, fix), ...(held.due && { due: true }) }];
    }),
};

/** The first that is in force, before any that is due for review. */
function firstHold(policy: Policy, bump: Bump, now: Date): Held | null {
  const all = policy.holds.map((hold) => hold(bump, now)).filter((held) => held !== null);
  return all.find((held) => !held.due) ?? all[0] ?? null;
}
