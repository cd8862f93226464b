import { ApiError, lacksPermission, notFound } from '../http.ts';
import type { Account } from '../state/accounts.ts';
import { isPullRequest, type Subject } from '../state/conversation/model.ts';
import { findSubject } from '../state/conversation/subjects.ts';
import { isAllowed, type Need } from '../state/tokens.ts';
import { param, type RouteContext, sentObject } from './route.ts';

/** A conversation is read with either permission, as long as it is the one for what has the number. */
export const READ_CONVERSATION: readonly Need[] = [
  { permission: 'issues', access: 'read' },
  { permission: 'pull-requests', access: 'read' },
];
export const WRITE_CONVERSATION: readonly Need[] = [
  { permission: 'issues', access: 'write' },
  { permission: 'pull-requests', access: 'write' },
];

/** Titles are shorter; this is what a body or comment may have. */
const MAX_BODY = 65_536;

/** The issue or pull request that the route's `number` names, if the token may do that with it. */
export function subjectAt(context: RouteContext, access: Need['access']): Subject {
  const subject = findSubject(context.repository, Number(param(context, 'number')));
  if (subject === null) throw notFound();
  return permitted(context, subject, access);
}

/** `pull-requests` reaches pull requests alone; `issues` reaches both. */
export function permitted({ token, repository }: RouteContext, subject: Subject, access: Need['access']): Subject {
  const issues: Need = { permission: 'issues', access };
  if (isPullRequest(subject) || isAllowed(token, repository, issues)) return subject;
  throw lacksPermission(issues);
}

/** Whoever the token is; routes that write are never reached without one. */
export function sender({ token }: RouteContext): Account {
  if (token === null) throw new Error('a route that writes was reached without a token');
  return token.account;
}

export function validationFailed(resource: string, field: string, message: string): ApiError {
  const errors = [{ resource, field, code: 'unprocessable', message }];
  return new ApiError(422, 'Validation Failed', { details: { errors } });
}

/** The `body` that was sent, of a length that GitHub takes. */
export function sentBody(context: RouteContext, resource: string): string {
  const { body } = sentObject(context);
  if (typeof body !== 'string') throw validationFailed(resource, 'body', "body wasn't supplied");
  if (body.trim() === '') throw validationFailed(resource, 'body', "body can't be blank");
  checkLength(body, resource);
  return body;
}

export function checkLength(body: string, resource: string): void {
  if ([...body].length <= MAX_BODY) return;
  throw validationFailed(resource, 'body', `body is too long (maximum is ${MAX_BODY} characters)`);
}
