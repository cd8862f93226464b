import type { Account } from '../accounts.ts';
import { type MergeMessage, type MergeMethod, mergeOnto } from '../merge-pull.ts';
import type { PullRequest } from '../model.ts';
import { moveBranch, removeBranch } from '../push.ts';
import { tipOf } from '../refs.ts';
import { latestStatuses } from '../statuses.ts';
import type { MergeRecord } from './model.ts';

export interface MergeOptions {
  readonly method: MergeMethod;
  readonly by: Account;
  readonly how: MergeRecord['how'];
  readonly message?: MergeMessage;
  /** The new tip of the base, when it exists already (a queue made it). */
  readonly sha?: string;
}

/** Merges a pull request into its base branch, whatever the rules say, and returns the base's new tip. */
export function mergePull(pull: PullRequest, options: MergeOptions): string {
  const { repository, base, head } = pull;
  const before = tipOf(repository, base.ref);
  const statuses = latestStatuses(repository.statusesBySha.get(head.sha) ?? []);
  const sha = options.sha ?? mergeOnto(repository, pull, before, options.method, options.message);
  repository.merges.push({
    number: pull.number,
    head: head.sha,
    base: base.ref,
    baseTip: before,
    sha,
    method: options.method,
    by: options.by.login,
    how: options.how,
    statuses: Object.fromEntries(statuses.map(({ context, state }) => [context, state])),
  });
  // before the base moves: what that sets off must not find this pull request open
  pull.state = 'merged';
  pull.autoMerge = null;
  pull.mergeCommit = sha;
  pull.mergedBy = options.by;
  moveBranch(repository, base.ref, sha, options.by.login);
  pull.base.sha = before;
  pull.closedAt = repository.world.clock.next();
  repository.announce({ event: 'pull_request_target', action: 'closed', subject: pull, sender: options.by.login });
  if (repository.settings.deleteBranchOnMerge && head.repository !== null) {
    removeBranch(head.repository, head.ref, options.by.login);
  }
  return sha;
}
