import { mergeGroupEvent, pullRequestPayload } from './events.ts';
import { pushPayload } from './push-payload.ts';
import { renderCheckRun } from './rest/render/check-run.ts';
import { renderComment, renderReview } from './rest/render/comment.ts';
import { renderCommit } from './rest/render/commit.ts';
import { renderIssue } from './rest/render/issue.ts';
import { renderLabel } from './rest/render/label.ts';
import { renderPull } from './rest/render/pull.ts';
import { renderRepository } from './rest/render/repository.ts';
import { type Roots, renderUser } from './rest/render/user.ts';
import { renderRun } from './rest/render/workflow-run.ts';
import { isoTime } from './state/clock.ts';
import type { Subject } from './state/conversation/model.ts';
import type { Changes, RecordedEvent } from './state/events/model.ts';
import { accountOf } from './state/network.ts';
import type { Repository } from './state/repository.ts';

type Payload = Record<string, unknown>;

/**
 * The payload of a recorded event, as a runner finds it in `GITHUB_EVENT_PATH` when the event's name is `event.event`. Pull requests
 * and issues stand in it as they were; what hangs on them (files, mergeability) is computed when asked.
 */
export function eventPayload(roots: Roots, repository: Repository, event: RecordedEvent): Payload {
  return {
    ...('action' in event ? { action: event.action } : {}),
    ...detailsOf(roots, repository, event),
    repository: renderRepository(roots, repository),
    sender: renderUser(roots, accountOf(repository.world, event.sender)),
  };
}

function detailsOf(roots: Roots, repository: Repository, event: RecordedEvent): Payload {
  switch (event.event) {
    case 'pull_request_target':
      return { ...pullRequestPayload(roots, event.subject), ...moreOf(roots, repository, event) };
    case 'issues':
      return { issue: issueOf(roots, event.subject), ...moreOf(roots, repository, event) };
    case 'issue_comment':
      return commentPayload(roots, event);
    case 'pull_request_review':
      return reviewPayload(roots, event);
    case 'status':
      return statusPayload(roots, repository, event);
    case 'check_run':
      return { check_run: renderCheckRun(roots, repository, event.run) };
    case 'workflow_run':
      return { workflow_run: renderRun(roots, repository, event.run), workflow: null };
    case 'merge_group': {
      const { merge_group } = mergeGroupEvent(roots, repository, event.group);
      return { merge_group };
    }
    case 'push':
      return pushPayload(roots, repository, event);
  }
}

function commentPayload(roots: Roots, event: Extract<RecordedEvent, { event: 'issue_comment' }>): Payload {
  const comment = renderComment(roots, event.subject, event.comment);
  return {
    issue: issueOf(roots, event.subject),
    comment: { ...comment, performed_via_github_app: null, reactions: reactions(comment.url) },
    ...(event.action === 'edited' ? { changes: {} } : {}),
  };
}

/** Webhooks always tell of reactions. */
function issueOf(roots: Roots, subject: Subject): Payload {
  const issue = renderIssue(roots, subject);
  return { ...issue, reactions: reactions(issue.url) };
}

const REACTIONS = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'];

const reactions = (url: unknown): Payload => ({
  url: `${url}/reactions`,
  total_count: 0,
  ...Object.fromEntries(REACTIONS.map((name) => [name, 0])),
});

type SubjectEvent = Extract<RecordedEvent, { event: 'pull_request_target' | 'issues' }>;

/** What an action says beside its subject. */
function moreOf(roots: Roots, repository: Repository, event: SubjectEvent): Payload {
  switch (event.action) {
    case 'labeled':
    case 'unlabeled':
      return { label: renderLabel(roots, repository, event.label) };
    case 'edited':
      return { changes: renderChanges(event.changes) };
    case 'synchronize':
      return { before: event.before, after: event.subject.head.sha };
    case 'dequeued':
    case 'auto_merge_disabled':
      return { reason: 'MANUAL' };
    default:
      return {};
  }
}

const renderChanges = ({ title, body, base }: Changes): Payload => ({
  ...(title === undefined ? {} : { title: { from: title } }),
  ...(body === undefined ? {} : { body: { from: body ?? '' } }),
  ...(base === undefined ? {} : { base: { ref: { from: base.ref }, sha: { from: base.sha } } }),
});

function reviewPayload(roots: Roots, event: Extract<RecordedEvent, { event: 'pull_request_review' }>): Payload {
  const { review, subject, action } = event;
  const rendered = renderReview(roots, subject, review);
  return {
    // webhooks write the state in lower case, unlike the API
    review: {
      submitted_at: null,
      ...rendered,
      state: review.state.toLowerCase(),
      updated_at: isoTime(review.updatedAt),
    },
    pull_request: renderPull(roots, subject),
    ...(action === 'edited' ? { changes: {} } : {}),
  };
}

function statusPayload(
  roots: Roots,
  repository: Repository,
  { status }: Extract<RecordedEvent, { event: 'status' }>,
): Payload {
  const at = isoTime(status.createdAt);
  const commit = renderCommit(roots, repository, repository.network.store.read('commit', status.sha));
  const heads = [...repository.refs].filter(([ref, sha]) => ref.startsWith('refs/heads/') && sha === status.sha);
  return {
    id: status.id,
    sha: status.sha,
    name: repository.name,
    target_url: status.targetUrl,
    avatar_url: `${roots.serverUrl}/avatars/${status.creator.id}`,
    context: status.context,
    description: status.description,
    state: status.state,
    commit,
    branches: heads.map(([ref, sha]) => ({
      name: ref.slice('refs/heads/'.length),
      commit: { sha, url: `${roots.apiUrl}/repos/${repository.name}/commits/${sha}` },
      protected: false,
    })),
    created_at: at,
    updated_at: at,
  };
}
