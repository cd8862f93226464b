/** Names that levers share, so that one finds what another made. */

/** Every open pull request of a promotion has a head below it. */
export const PROMOTE_PREFIX = 'gatehouse/promote/';
/** Every open pull request of a rollback has a head below it. */
export const ROLLBACK_PREFIX = 'gatehouse/rollback/';

export function promoteBranch(set: string): string {
  return `${PROMOTE_PREFIX}${set}`;
}

export function rollbackBranch(set: string): string {
  return `${ROLLBACK_PREFIX}${set}`;
}

/** Where a commit is made before a branch is moved to it; the run's id keeps two runs apart. */
export function temporaryBranch(lever: 'promote' | 'rollback' | 'revert', set: string, runId: string): string {
  return `gatehouse/tmp/${lever}-${set}-${runId}`;
}

/** The tag a build pushes. */
export function pendingTag(revision: string): string {
  return `pending-${revision}`;
}

/** The tag that says of a digest that it was promoted. */
export function revisionTag(revision: string): string {
  return revision;
}
