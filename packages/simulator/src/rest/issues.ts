import { editSubject, openIssue, setIssueState } from '../state/conversation/issues.ts';
import { hasLabel } from '../state/conversation/labels.ts';
import { isPullRequest, type Subject } from '../state/conversation/model.ts';
import { allSubjects } from '../state/conversation/subjects.ts';
import { accountOf } from '../state/network.ts';
import { paginate } from './page.ts';
import { renderIssue } from './render/issue.ts';
import { created, ok, type Route, type RouteContext, sentObject } from './route.ts';
import { checkLength, READ_CONVERSATION, sender, subjectAt, validationFailed, WRITE_CONVERSATION } from './subject.ts';

export const issueRoutes: readonly Route[] = [
  { method: 'GET', path: '/issues', need: { permission: 'issues', access: 'read' }, handle: listIssues },
  { method: 'POST', path: '/issues', need: { permission: 'issues', access: 'write' }, handle: createIssue },
  { method: 'GET', path: '/issues/:number', need: READ_CONVERSATION, handle: getIssue },
  { method: 'PATCH', path: '/issues/:number', need: WRITE_CONVERSATION, handle: updateIssue },
];

/** Pull requests are listed too; newest first unless asked otherwise. */
function listIssues(context: RouteContext) {
  const { query, repository } = context;
  const found = allSubjects(repository).filter((subject) => matches(subject, query));
  const field = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  found.sort((a, b) => a[field] - b[field]);
  if (query.get('direction') !== 'asc') found.reverse();
  const { items, headers } = paginate(context, found);
  return ok(
    items.map((subject) => renderIssue(context, subject)),
    headers,
  );
}

/** Labels: all of them. */
function matches(subject: Subject, query: URLSearchParams): boolean {
  const state = query.get('state') ?? 'open';
  const labels = query.get('labels')?.split(',') ?? [];
  const creator = query.get('creator');
  const since = Date.parse(query.get('since') ?? '') / 1000;
  return (
    (state === 'all' || (subject.state === 'open') === (state === 'open')) &&
    labels.every((name) => hasLabel(subject, name.trim())) &&
    (creator === null || subject.author?.login === creator) &&
    (Number.isNaN(since) || subject.updatedAt >= since)
  );
}

function getIssue(context: RouteContext) {
  return ok(renderIssue(context, subjectAt(context, 'read')));
}

function createIssue(context: RouteContext) {
  const { title, body, labels } = sentObject(context);
  if (typeof title !== 'string' || title.trim() === '') {
    throw validationFailed('Issue', 'title', "title can't be blank");
  }
  if (typeof body === 'string') checkLength(body, 'Issue');
  const issue = openIssue(context.repository, {
    title,
    body: typeof body === 'string' ? body : null,
    author: sender(context).login,
    labels: Array.isArray(labels) ? labels.map(String) : [],
  });
  return created(renderIssue(context, issue));
}

function updateIssue(context: RouteContext) {
  const subject = subjectAt(context, 'write');
  const { title, body, state } = sentObject(context);
  if (typeof body === 'string') checkLength(body, 'Issue');
  editSubject(
    subject,
    {
      ...(typeof title === 'string' ? { title } : {}),
      ...(typeof body === 'string' || body === null ? { body } : {}),
    },
    sender(context),
  );
  if (state === 'open' || state === 'closed') setState(context, subject, state);
  return ok(renderIssue(context, subject));
}

function setState(context: RouteContext, subject: Subject, state: 'open' | 'closed'): void {
  const { repository } = context;
  const by = sender(context).login;
  if (!isPullRequest(subject)) setIssueState(subject, state, accountOf(repository.world, by));
  else if (subject.state === 'merged' || subject.state === state) return;
  else if (state === 'closed') repository.closePullRequest(subject.number, by);
  else repository.reopenPullRequest(subject.number, by);
}
