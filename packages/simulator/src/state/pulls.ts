import type { RepositoryState } from './model.ts';
import { tipOf } from './refs.ts';

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
export function headRepository(
  repository: RepositoryState,
  head: string,
): { repository: RepositoryState; ref: string } {
  const colon = head.indexOf(':');
  if (colon < 0) return { repository, ref: head };
  const owner = head.slice(0, colon);
  const found = repository.network.members.find((member) => member.owner.login === owner);
  if (found === undefined) throw new Error(`${repository.name} has no fork of ${owner}`);
  return { repository: found, ref: head.slice(colon + 1) };
}

/** Follows a push to a branch: open pull requests from it get a new head and are synchronised with their base. */
export function synchronise(source: RepositoryState, branch: string, sha: string, now: number): void {
  for (const member of source.network.members) {
    for (const pull of member.pulls.values()) {
      if (pull.state !== 'open' || pull.head.repository !== source || pull.head.ref !== branch) continue;
      pull.head.sha = sha;
      pull.base.sha = tipOf(member, pull.base.ref);
      pull.updatedAt = now;
      member.refs.set(`refs/pull/${pull.number}/head`, sha);
    }
  }
}
