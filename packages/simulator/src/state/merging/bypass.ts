import type { Account } from '../accounts.ts';
import type { RepositoryState } from '../model.ts';
import { hasRole } from '../permissions.ts';
import { rulesFor } from '../rules/effective.ts';
import type { Bypass, Ruleset } from '../rules/model.ts';

/** What `current_user_can_bypass` says of a ruleset. */
export const bypassOf = ({ bypass }: Ruleset, account: Account | null): Bypass | 'never' =>
  (account === null ? undefined : bypass.get(account.login.toLowerCase())) ?? 'never';

/**
 * Whether the account may merge past everything that protects the branch: it stands on the bypass list of every ruleset, and is an
 * administrator whom classic protection does not bind. Such an account skips checks without being told.
 */
export function bypassesAll(repository: RepositoryState, branch: string, account: Account): boolean {
  const rulesets = new Set(rulesFor(repository, branch).map(({ ruleset }) => ruleset));
  const classic = repository.rules.protections.get(branch);
  if (rulesets.size === 0 && classic === undefined) return false;
  const past = classic === undefined || (!classic.enforceAdmins && hasRole(repository, account, 'admin'));
  return past && [...rulesets].every((ruleset) => bypassOf(ruleset, account) !== 'never');
}
