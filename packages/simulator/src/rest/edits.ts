import { editSubject, setIssueState } from '../state/conversation/issues.ts';
import { isPullRequest, type Subject } from '../state/conversation/model.ts';
import { type RouteContext, sentObject } from './route.ts';
import { checkLength, sender, validationFailed } from './subject.ts';

/** Applies the `title`, `body` and `state` that were sent for an issue or pull request. */
export function applySent(context: RouteContext, subject: Subject, resource: 'Issue' | 'PullRequest'): void {
  const { title, body, state } = sentObject(context);
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
  if (state !== undefined) setState(context, subject, state);
}

function setState(context: RouteContext, subject: Subject, state: 'open' | 'closed'): void {
  const { repository } = context;
  const by = sender(context);
  if (!isPullRequest(subject)) setIssueState(subject, state, by);
  else if (subject.state === 'merged' || subject.state === state) return;
  else if (state === 'closed') repository.closePullRequest(subject.number, by.login);
  else repository.reopenPullRequest(subject.number, by.login);
}
