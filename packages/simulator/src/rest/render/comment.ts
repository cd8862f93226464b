import { nodeId } from '../../node-id.ts';
import { isoTime } from '../../state/clock.ts';
import { type Comment, isPullRequest, type Review, type Subject } from '../../state/conversation/model.ts';
import type { PullRequest, RepositoryState } from '../../state/model.ts';
import { roleOf } from '../../state/permissions.ts';
import { type Roots, renderUser } from './user.ts';

/** `issue-comment`. Nothing in it tells who edited it: only GraphQL does. */
export function renderComment(roots: Roots, subject: Subject, comment: Comment): Record<string, unknown> {
  const { repository, number } = subject;
  const api = `${roots.apiUrl}/repos/${repository.name}/issues`;
  const page = `${roots.serverUrl}/${repository.name}/${isPullRequest(subject) ? 'pull' : 'issues'}/${number}`;
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url: `${api}/comments/${comment.id}`,
    html_url: `${page}#issuecomment-${comment.id}`,
    issue_url: `${api}/${number}`,
    ...written(roots, repository, comment),
    body: comment.body,
    created_at: isoTime(comment.createdAt),
    updated_at: isoTime(comment.updatedAt),
  };
}

export function renderReview(roots: Roots, pull: PullRequest, review: Review): Record<string, unknown> {
  const { repository, number } = pull;
  const page = `${roots.serverUrl}/${repository.name}/pull/${number}#pullrequestreview-${review.id}`;
  const url = `${roots.apiUrl}/repos/${repository.name}/pulls/${number}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    ...written(roots, repository, review),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: url,
    _links: { html: { href: page }, pull_request: { href: url } },
    ...(review.submittedAt === null ? {} : { submitted_at: isoTime(review.submittedAt) }),
    commit_id: review.commit,
  };
}

function written(roots: Roots, repository: RepositoryState, { author }: Comment): Record<string, unknown> {
  return {
    user: renderUser(roots, author ?? repository.world.accounts.ensure('ghost')),
    author_association: association(repository, author),
  };
}

/** Reads as more than it is: a member of the organisation may still lack the right to push. */
function association(repository: RepositoryState, author: Comment['author']): string {
  if (author === null) return 'NONE';
  if (author.login === repository.owner.login) return 'OWNER';
  const role = roleOf(repository, author);
  return role === 'none' || role === 'read' ? 'NONE' : 'COLLABORATOR';
}
