import type { Account } from './accounts.ts';
import type { RepositoryState } from './model.ts';

/** Roles that a repository gives, from least to most. */
const ROLES = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;

export type Role = (typeof ROLES)[number];

/** What the account may do in the repository: the owner everything, others as they were made collaborators. */
export function roleOf(repository: RepositoryState, account: Account): Role {
  if (account.login === repository.owner.login) return 'admin';
  return repository.roles.get(account.login.toLowerCase()) ?? (repository.visibility === 'public' ? 'read' : 'none');
}

export const isAtLeast = (role: Role, least: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(least);

/** Whether the account's role is at least that one. */
export const hasRole = (repository: RepositoryState, account: Account, least: Role): boolean =>
  isAtLeast(roleOf(repository, account), least);

/** Whether the account may push to the repository, as a review says of its author. */
export const canPush = (repository: RepositoryState, account: Account): boolean =>
  hasRole(repository, account, 'write');
