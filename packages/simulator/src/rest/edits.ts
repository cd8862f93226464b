import { editSubject, setIssueState } from '../state/conversation/issues.ts';
import { isPullRequest, type StateReason, type Subject } from '../state/conversation/model.ts';
import { isAncestor } from '../state/graph.ts';
import type { PullRequest } from '../state/model.ts';
import { type RouteContext, sentObject } from './route.ts';
import { checkLength, sender, validationFailed } from './subject.ts';

/** Applies the `title`, `body` and `state` that were sent for an issue or pull request. */
export function applySent(context: RouteContext, subject: Subject, resource: 'Issue' | 'PullRequest'): void {
  const { title, body, state, state_reason: reason } = sentObject(context);
  if (typeof title === 'string' && title.trim() === '')
    throw validationFailed(resource, 'title', "title can't be blank");
  if (typeof body === 'string') checkLength(body, resource);
  if (state !== undefined && state !== 'open' && state !== 'closed') {
    throw validationFailed(resource, 'state', 'state is not included in the list');
  }
  const edit = {
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof body === 'string' || body === null ? { body } : {}),
  };
  editSubject(subject, edit, sender(context));
  if (state !== undefined) setState(context, subject, { state, reason: reasonOf(reason) });
}

function reasonOf(sent: unknown): StateReason | undefined {
  const known = REASONS.find((reason) => reason === sent);
  if (known === undefined && sent !== undefined && sent !== null) {
    throw validationFailed('Issue', 'state_reason', 'state_reason is not included in the list');
  }
  return known;
}

const REASONS: readonly StateReason[] = ['completed', 'not_planned', 'duplicate', 'reopened'];

function setState(
  context: RouteContext,
  subject: Subject,
  { state, reason }: { state: 'open' | 'closed'; reason: StateReason | undefined },
): void {
  const { repository } = context;
  const by = sender(context);
  if (!isPullRequest(subject)) setIssueState(subject, state, by, reason);
  else if (subject.state === 'merged' || subject.state === state) return;
  else if (state === 'closed') repository.closePullRequest(subject.number, by.login);
  else {
    checkReopening(subject);
    repository.reopenPullRequest(subject.number, by.login);
  }
}

/** A pull request whose branch is gone or was rewritten since stays closed for ever. */
function checkReopening({ repository, head }: PullRequest): void {
  const tip = head.repository?.refs.get(`refs/heads/${head.ref}`);
  const refuse = (why: string) => validationFailed('PullRequest', 'state', `state cannot be changed. ${why}`);
  if (tip === undefined) throw refuse(`The ${head.ref} branch has been deleted.`);
  if (isAncestor(repository.network.store, head.sha, tip)) return;
  throw refuse(`The ${head.ref} branch was force-pushed or recreated.`);
}
