import type { Identity } from '@gatehouse/bumps';
import type { TrustedIdentity } from '../schema/identity.ts';

export type { TrustedIdentity } from '../schema/identity.ts';

/** How a trusted identity is called in a sentence. */
export function identityInWords(identity: TrustedIdentity): string {
  if ('login' in identity) return identity.login;
  if ('workflow' in identity) return identity.workflow;
  return 'check' in identity ? `check ${identity.check} of App ${identity.app}` : 'the SARIF file';
}

/** Logins are one name in any case; ids count where both sides know them, since a login can be taken over. */
export function isAccount(named: { readonly login: string; readonly id?: number | null }, account: Identity): boolean {
  return isLogin(named, account) && ((named.id ?? null) === null || account.id === null || named.id === account.id);
}

/** The login alone, whoever owns it by now. */
export function isLogin(named: { readonly login: string }, account: Identity | null): boolean {
  return account !== null && named.login.toLowerCase() === account.login.toLowerCase();
}
