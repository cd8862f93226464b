import { nodeId } from '../../node-id.ts';
import { isoTime } from '../../state/clock.ts';
import { isPullRequest, type Subject } from '../../state/conversation/model.ts';
import type { PullRequest } from '../../state/model.ts';
import { renderLabel } from './label.ts';
import { type Roots, renderUser } from './user.ts';

/** `issue`; a pull request is one too, and has `pull_request` then. */
export function renderIssue(roots: Roots, subject: Subject): Record<string, unknown> {
  const { repository, number, thread } = subject;
  const repositoryUrl = `${roots.apiUrl}/repos/${repository.name}`;
  const url = `${repositoryUrl}/issues/${number}`;
  const pull = isPullRequest(subject) ? subject : null;
  return {
    id: subject.id,
    node_id: nodeId(pull === null ? 'Issue' : 'PullRequest', subject.id),
    url,
    repository_url: repositoryUrl,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${roots.serverUrl}/${repository.name}/${pull === null ? 'issues' : 'pull'}/${number}`,
    number,
    title: subject.title,
    body: subject.body,
    user: renderUser(roots, subject.author ?? repository.world.accounts.ensure('ghost')),
    labels: thread.labels.map((label) => renderLabel(roots, repository, label)),
    state: subject.state === 'open' ? 'open' : 'closed',
    state_reason: reasonOf(subject),
    locked: false,
    active_lock_reason: null,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: thread.comments.length,
    created_at: isoTime(subject.createdAt),
    updated_at: isoTime(subject.updatedAt),
    closed_at: subject.closedAt === null ? null : isoTime(subject.closedAt),
    author_association: 'NONE',
    closed_by: closerOf(roots, subject),
    ...(pull === null ? {} : { draft: pull.draft, pull_request: links(roots, pull) }),
  };
}

/** Pull requests have one too, of no choice. */
function reasonOf(subject: Subject): string | null {
  if (!isPullRequest(subject)) return subject.stateReason;
  return subject.state === 'open' ? null : 'completed';
}

function closerOf(roots: Roots, subject: Subject): Record<string, unknown> | null {
  if (isPullRequest(subject) || subject.closedBy === null) return null;
  return renderUser(roots, subject.closedBy);
}

function links(roots: Roots, { repository, number, state, closedAt }: PullRequest): Record<string, unknown> {
  const html = `${roots.serverUrl}/${repository.name}/pull/${number}`;
  return {
    url: `${roots.apiUrl}/repos/${repository.name}/pulls/${number}`,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    merged_at: state === 'merged' && closedAt !== null ? isoTime(closedAt) : null,
  };
}
