import { type Check, ok, problem, unknown } from '../check.ts';

/**
 * Accounts that policy binds and that are a person's to GitHub (a bot without `[bot]`): as administrators they could merge past rules
 * that do not bind administrators. `permissions`: by login, null where there is no such account.
 */
export function accountChecks(permissions: ReadonlyMap<string, string | null>): Check[] {
  const name = 'account/admin';
  return [...permissions].map(([login, permission]) => {
    if (permission === null) {
      const fix = 'Write the login as GitHub does; an app ends in [bot].';
      return unknown(name, `${login}, which policy binds, is no account that GitHub knows`, fix);
    }
    return permission === 'admin'
      ? problem(name, `${login}, which policy binds, is an administrator`, `Give ${login} write access at most.`)
      : ok(name, `${login} is no administrator`);
  });
}
