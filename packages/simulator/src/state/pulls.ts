import type { Account } from './accounts.ts';
import type { Repository } from './repository.ts';

/** A pull request's state; plain data that `Repository` keeps up to date on pushes. */
export interface PullRequest {
  readonly number: number;
  readonly id: number;
  readonly repository: Repository;
  /** Null: the account was deleted. */
  readonly author: Account | null;
  readonly createdAt: number;
  updatedAt: number;
  title: string;
  body: string | null;
  draft: boolean;
  state: 'open' | 'closed' | 'merged';
  closedAt: number | null;
  mergeCommit: string | null;
  mergedBy: Account | null;
  readonly base: {
    ref: string;
    /** The base's tip when the pull request was last synchronised, not today's. */
    sha: string;
  };
  readonly head: {
    /** Null once the fork is deleted. */
    repository: Repository | null;
    /** `owner` of the head repository; stays known when the repository is gone. */
    readonly owner: string;
    readonly ref: string;
    sha: string;
  };
}

export interface PullRequestInput {
  /** `branch`, or `owner:branch` of a fork. */
  readonly head: string;
  /** Default: the default branch. */
  readonly base?: string;
  /** A login; null: the account was deleted since. */
  readonly author?: string | null;
  readonly title?: string;
  readonly body?: string | null;
  readonly draft?: boolean;
}

/** Where the head branch lives; throws when there is no such fork. */
export function headRepository(repository: Repository, head: string): { repository: Repository; ref: string } {
  const colon = head.indexOf(':');
  if (colon < 0) return { repository, ref: head };
  const owner = head.slice(0, colon);
  const found = repository.network.members.find((member) => member.owner.login === owner);
  if (found === undefined) throw new Error(`${repository.name} has no fork of ${owner}`);
  return { repository: found, ref: head.slice(colon + 1) };
}

/** Follows a push to a branch: open pull requests from it get a new head and are synchronised with their base. */
export function synchronise(source: Repository, branch: string, sha: string, now: number): void {
  for (const member of source.network.members) {
    for (const pull of member.pulls.values()) {
      if (pull.state !== 'open' || pull.head.repository !== source || pull.head.ref !== branch) continue;
      pull.head.sha = sha;
      pull.base.sha = member.branch(pull.base.ref);
      pull.updatedAt = now;
      member.setRef(`refs/pull/${pull.number}/head`, sha);
    }
  }
}
