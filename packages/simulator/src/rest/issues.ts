import { openIssue } from '../state/conversation/issues.ts';
import { hasLabel } from '../state/conversation/labels.ts';
import type { Subject } from '../state/conversation/model.ts';
import { allSubjects } from '../state/conversation/subjects.ts';
import { applySent } from './edits.ts';
import { setLabels, usableNames } from './labels.ts';
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
    labels: labels === undefined ? [] : usableNames(context),
  });
  return created(renderIssue(context, issue));
}

function updateIssue(context: RouteContext) {
  const subject = subjectAt(context, 'write');
  applySent(context, subject, 'Issue');
  if (sentObject(context).labels !== undefined) setLabels(context, subject);
  return ok(renderIssue(context, subject));
}
