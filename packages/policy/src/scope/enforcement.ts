import type { Change, Identity } from '@gatehouse/bumps';
import type { EnforcedAccount, Policy } from '../policy.ts';

/**
 * Whether the gate binds a change: its author, or the author of any other open pull request of this base with the same head, is
 * enforced. An author that nobody knows (a range on disk, `null`) is enforced.
 */
export function isEnforced(policy: Policy, change: Change): boolean {
  return [change.author, ...change.sharers.map((sharer) => sharer.author)].some((author) =>
    isEnforcedAuthor(policy, author),
  );
}

/** Whether the gate binds what this account proposes; nobody (a deleted account) is bound. */
export function isEnforcedAuthor(policy: Policy, author: Identity | null): boolean {
  return author === null || isEnforcedAccount(policy, author);
}

/** Logins are one name in any case; ids count where both sides know them, since a login can be taken over. */
export function sameAccount(a: Identity, b: Identity): boolean {
  return sameLogin(a.login, b.login) && a.type === b.type && (a.id === null || b.id === null || a.id === b.id);
}

function isEnforcedAccount({ authors }: Policy, identity: Identity): boolean {
  // A kind of account that is not known here may well be another kind of automation.
  if (authors.enforce === null) return identity.type === 'Bot' || identity.type === 'Unknown';
  return authors.enforce.some((account) => namesAccount(account, identity));
}

/** A bare `renovate` is a person's login and never the bot `renovate[bot]`. */
export function namesAccount(account: EnforcedAccount, identity: Identity): boolean {
  return (
    sameLogin(account.login, identity.login) &&
    (account.id === null || identity.id === null || account.id === identity.id)
  );
}

export function sameLogin(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
