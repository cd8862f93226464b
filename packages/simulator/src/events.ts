import { renderFullPull } from './rest/render/pull.ts';
import { renderRepository } from './rest/render/repository.ts';
import { type Roots, renderSignature, renderUser } from './rest/render/user.ts';
import { isoTime } from './state/clock.ts';
import type { PullRequest } from './state/model.ts';
import { accountOf } from './state/network.ts';
import type { MergeGroup } from './state/queue.ts';
import type { Repository } from './state/repository.ts';

/** What happened to the pull request; `edited` means that its base branch was changed. */
export type PullRequestAction =
  | { readonly action: 'opened' | 'reopened' }
  | { readonly action: 'synchronize'; readonly before: string }
  | { readonly action: 'edited'; readonly from: { readonly ref: string; readonly sha: string } };

/** The payload of a `pull_request` or `pull_request_target` event, as a runner puts it into `GITHUB_EVENT_PATH`. */
export function pullRequestEvent(
  roots: Roots,
  repository: Repository,
  number: number,
  what: PullRequestAction = { action: 'opened' },
): Record<string, unknown> {
  const pull = repository.pullRequest(number);
  return {
    action: what.action,
    ...pullRequestPayload(roots, pull),
    ...details(what, pull.head.sha),
    repository: renderRepository(roots, repository),
    sender: renderUser(roots, pull.author ?? accountOf(repository.world, 'ghost')),
  };
}

/** What every event of a pull request says of it. */
export const pullRequestPayload = (roots: Roots, pull: PullRequest): Record<string, unknown> => ({
  number: pull.number,
  pull_request: renderFullPull(roots, pull),
});

function details(what: PullRequestAction, head: string): Record<string, unknown> {
  if (what.action === 'synchronize') return { before: what.before, after: head };
  if (what.action !== 'edited') return {};
  return { changes: { base: { ref: { from: what.from.ref }, sha: { from: what.from.sha } } } };
}

/** The payload of a `merge_group` event; it names no pull request. */
export function mergeGroupEvent(roots: Roots, repository: Repository, group: MergeGroup): Record<string, unknown> {
  const commit = repository.network.store.read('commit', group.headSha);
  return {
    action: 'checks_requested',
    merge_group: {
      head_sha: group.headSha,
      head_ref: group.headRef,
      base_sha: group.baseSha,
      base_ref: group.baseRef,
      head_commit: {
        id: commit.oid,
        tree_id: commit.tree,
        message: commit.message,
        timestamp: isoTime(commit.committer.seconds),
        author: renderSignature(commit.author),
        committer: renderSignature(commit.committer),
      },
    },
    repository: renderRepository(roots, repository),
    sender: renderUser(roots, accountOf(repository.world, 'github-merge-queue[bot]')),
  };
}
