import type { Bump, UpdateType } from '@gatehouse/bumps';
import type { Policy } from '../policy.ts';
import type { Finding } from '../verdict.ts';
import { atBump, BY_A_PERSON, type ScopeRule } from './rule.ts';
import { bumpInWords } from './words.ts';

/** Update types that no policy can let pass, each with its own rule. */
const NEVER: Partial<Record<UpdateType, { readonly rule: string; readonly what: string }>> = {
  downgrade: { rule: 'scope/downgrade', what: 'goes back to an older version' },
  unpin: { rule: 'scope/unpin', what: 'gives up an exact version or digest' },
  variant: { rule: 'scope/variant', what: 'changes the flavour, not only the version' },
  unknown: { rule: 'scope/unknown-version', what: 'cannot be ordered' },
};

/** Every bump is of a type that policy lets pass. */
export const updateType: ScopeRule = {
  ids: ['scope/update-type', 'scope/downgrade', 'scope/unpin', 'scope/variant', 'scope/unknown-version'],
  reads: 'proof',
  judge: ({ policy, proof }) => proof.bumps.flatMap((bump) => objection(policy, bump) ?? []),
};

function objection(policy: Policy, bump: Bump): Finding | null {
  const never = NEVER[bump.update];
  if (never !== undefined) {
    const message = `${bumpInWords(bump)} ${never.what}: ${whyAlone(bump.reason)}`;
    return atBump(bump, never.rule, message, `No policy lets this pass; if it is meant, ${BY_A_PERSON}.`);
  }
  if (policy.scope.updates.has(bump.update)) return null;
  const message = `${bumpInWords(bump)} is a ${bump.update} update; scope.updates lets pass ${[...policy.scope.updates].join(', ')}`;
  return atBump(
    bump,
    'scope/update-type',
    message,
    `Read its release notes and ${BY_A_PERSON}, or add ${bump.update} to scope.updates in ${policy.path}.`,
  );
}

/** A reason may begin with both versions in quotes (which hold no quote themselves); the message has named them already. */
function whyAlone(reason: string): string {
  return reason.replace(/^"[^"]*" to "[^"]*": /, '');
}
