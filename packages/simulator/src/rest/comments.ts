import { notFound } from '../http.ts';
import { addComment, editComment, findComment, removeComment } from '../state/conversation/comments.ts';
import type { Need } from '../state/tokens.ts';
import { paginate } from './page.ts';
import { renderComment } from './render/comment.ts';
import { created, noContent, ok, param, type Route, type RouteContext } from './route.ts';
import { permitted, READ_CONVERSATION, sender, sentBody, subjectAt, WRITE_CONVERSATION } from './subject.ts';

const LIST = '/issues/:number/comments';
const ONE = '/issues/comments/:id';

export const commentRoutes: readonly Route[] = [
  { method: 'GET', path: ONE, need: READ_CONVERSATION, handle: getComment },
  { method: 'PATCH', path: ONE, need: WRITE_CONVERSATION, handle: updateComment },
  { method: 'DELETE', path: ONE, need: WRITE_CONVERSATION, handle: deleteComment },
  { method: 'GET', path: LIST, need: READ_CONVERSATION, handle: listComments },
  { method: 'POST', path: LIST, need: WRITE_CONVERSATION, handle: createComment },
];

/** Oldest first, whatever order is asked. */
function listComments(context: RouteContext) {
  const subject = subjectAt(context, 'read');
  const since = Date.parse(context.query.get('since') ?? '') / 1000;
  const found = subject.thread.comments.filter(({ updatedAt }) => Number.isNaN(since) || updatedAt >= since);
  const { items, headers } = paginate(context, found);
  return ok(
    items.map((comment) => renderComment(context, subject, comment)),
    headers,
  );
}

function createComment(context: RouteContext) {
  const subject = subjectAt(context, 'write');
  const body = sentBody(context, 'IssueComment');
  const comment = addComment(context.repository, subject.number, { body, author: sender(context).login });
  return created(renderComment(context, subject, comment));
}

function getComment(context: RouteContext) {
  const { comment, subject } = commentAt(context, 'read');
  return ok(renderComment(context, subject, comment));
}

/** A token that may write may edit anybody's comment. */
function updateComment(context: RouteContext) {
  const place = commentAt(context, 'write');
  editComment(place, { body: sentBody(context, 'IssueComment'), by: sender(context).login });
  return ok(renderComment(context, place.subject, place.comment));
}

function deleteComment(context: RouteContext) {
  removeComment(commentAt(context, 'write'), sender(context).login);
  return noContent();
}

function commentAt(context: RouteContext, access: Need['access']) {
  const found = findComment(context.repository, Number(param(context, 'id')));
  if (found === null) throw notFound();
  permitted(context, found.subject, access);
  return found;
}
