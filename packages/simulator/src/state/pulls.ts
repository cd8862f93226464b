import { happen } from './conversation/subjects.ts';
import { mergeBases } from './graph.ts';
import { disarmAfterPush } from './merging/arm.ts';
import type { PullRequest, RepositoryState } from './model.ts';
import { accountOf } from './network.ts';
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

/** A pull request whose head moved. */
export interface Synchronised {
  readonly pull: PullRequest;
  readonly before: string;
}

/** Follows a push to a branch: open pull requests from it get a new head and are synchronised with their base. */
export function synchronise(
  source: RepositoryState,
  { branch, sha, pusher, now }: { branch: string; sha: string; pusher: string; now: number },
): Synchronised[] {
  const moved: Synchronised[] = [];
  for (const member of source.network.members) {
    for (const pull of member.pulls.values()) {
      if (pull.state !== 'open' || pull.head.repository !== source || pull.head.ref !== branch) continue;
      const before = pull.head.sha;
      pull.head.sha = sha;
      pull.base.sha = tipOf(member, pull.base.ref);
      pull.updatedAt = now;
      pull.lastPusher = pusher;
      disarmAfterPush(pull, pusher);
      if (before !== sha) moved.push({ pull, before });
      member.refs.set(`refs/pull/${pull.number}/head`, sha);
      if (!mergeBases(source.network.store, before, sha).includes(before)) {
        happen(pull, accountOf(source.world, pusher), { type: 'HeadRefForcePushedEvent', before, after: sha });
      }
    }
  }
  return moved;
}
