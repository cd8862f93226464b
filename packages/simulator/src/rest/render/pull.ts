import { nodeId } from '../../node-id.ts';
import { lineCounts, pullRequestCommits, pullRequestFiles } from '../../state/changes.ts';
import { isoTime } from '../../state/clock.ts';
import { conflicts, mergeStateOf } from '../../state/merging/merge-state.ts';
import type { PullRequest } from '../../state/model.ts';
import { renderLabel } from './label.ts';
import { renderRepository } from './repository.ts';
import { type Roots, renderUser } from './user.ts';

/** `pull-request-simple`, as in lists. */
export function renderPull(roots: Roots, pull: PullRequest): Record<string, unknown> {
  const { repository, number } = pull;
  const closed = pull.closedAt === null ? null : isoTime(pull.closedAt);
  return {
    ...urls(roots, pull),
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    number,
    state: pull.state === 'open' ? 'open' : 'closed',
    locked: false,
    title: pull.title,
    user: renderUser(roots, pull.author ?? repository.world.accounts.ensure('ghost')),
    body: pull.body,
    created_at: isoTime(pull.createdAt),
    updated_at: isoTime(pull.updatedAt),
    closed_at: closed,
    merged_at: pull.state === 'merged' ? closed : null,
    merge_commit_sha: pull.mergeCommit,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: pull.thread.labels.map((label) => renderLabel(roots, repository, label)),
    milestone: null,
    draft: pull.draft,
    head: renderHead(roots, pull),
    base: {
      label: `${repository.owner.login}:${pull.base.ref}`,
      ref: pull.base.ref,
      sha: pull.base.sha,
      user: renderUser(roots, repository.owner),
      repo: renderRepository(roots, repository),
    },
    author_association: 'CONTRIBUTOR',
    auto_merge: renderAutoMerge(roots, pull),
    active_lock_reason: null,
  };
}

/** `pull-request`: the counts too, which take reading every file of the change. */
export function renderFullPull(roots: Roots, pull: PullRequest): Record<string, unknown> {
  const files = pullRequestFiles(pull);
  return {
    ...renderPull(roots, pull),
    merged: pull.state === 'merged',
    mergeable: pull.state === 'open' ? !conflicts(pull) : null,
    rebaseable: null,
    mergeable_state: mergeStateOf(pull).toLowerCase(),
    merged_by: pull.mergedBy === null ? null : renderUser(roots, pull.mergedBy),
    comments: pull.thread.comments.length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: pullRequestCommits(pull).length,
    ...lineCounts(files),
    changed_files: files.length,
  };
}

function renderAutoMerge(roots: Roots, { autoMerge, title, number }: PullRequest): Record<string, unknown> | null {
  if (autoMerge === null) return null;
  return {
    enabled_by: renderUser(roots, autoMerge.by),
    merge_method: autoMerge.method,
    commit_title: autoMerge.headline ?? `${title} (#${number})`,
    commit_message: autoMerge.body ?? '',
  };
}

function renderHead(roots: Roots, pull: PullRequest): Record<string, unknown> {
  const { repository, owner, ref, sha } = pull.head;
  return {
    label: `${owner}:${ref}`,
    ref,
    sha,
    user: renderUser(roots, pull.repository.world.accounts.ensure(owner)),
    repo: repository === null ? null : renderRepository(roots, repository),
  };
}

function urls({ apiUrl, serverUrl }: Roots, pull: PullRequest): Record<string, unknown> {
  const api = `${apiUrl}/repos/${pull.repository.name}`;
  const url = `${api}/pulls/${pull.number}`;
  const html = `${serverUrl}/${pull.repository.name}/pull/${pull.number}`;
  const issue = `${api}/issues/${pull.number}`;
  const statuses = `${api}/statuses/${pull.head.sha}`;
  return {
    url,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    _links: {
      self: { href: url },
      html: { href: html },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${api}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
  };
}
