import type { Identity } from '@gatehouse/bumps';

/** Whose change to assume: disk knows no accounts. A bot's login ends in `[bot]`, as REST writes it. */
export function assumedAuthor(login: string | undefined): Identity | null {
  if (login === undefined) return null;
  return { login, id: null, type: login.endsWith('[bot]') ? 'Bot' : 'User' };
}
