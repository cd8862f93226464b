import { ApiError, notFound } from '../http.ts';
import { addLabel, ensureLabel, findLabel, removeLabel } from '../state/conversation/labels.ts';
import type { Subject } from '../state/conversation/model.ts';
import { isAllowed } from '../state/tokens.ts';
import { paginate } from './page.ts';
import { renderLabel } from './render/label.ts';
import { created, ok, param, type Route, type RouteContext, sentObject } from './route.ts';
import { READ_CONVERSATION, sender, subjectAt, validationFailed, WRITE_CONVERSATION } from './subject.ts';

const OF_SUBJECT = '/issues/:number/labels';
const MAX_NAME = 50;

export const labelRoutes: readonly Route[] = [
  { method: 'GET', path: OF_SUBJECT, need: READ_CONVERSATION, handle: listLabels },
  { method: 'POST', path: OF_SUBJECT, need: WRITE_CONVERSATION, handle: addLabels },
  { method: 'PUT', path: OF_SUBJECT, need: WRITE_CONVERSATION, handle: replaceLabels },
  { method: 'DELETE', path: `${OF_SUBJECT}/:label*`, need: WRITE_CONVERSATION, handle: removeOne },
  { method: 'GET', path: '/labels', need: READ_CONVERSATION, handle: listAll },
  { method: 'POST', path: '/labels', need: WRITE_CONVERSATION, handle: createLabel },
  { method: 'GET', path: '/labels/:label*', need: READ_CONVERSATION, handle: getLabel },
];

function rendered(context: RouteContext, { thread }: Subject) {
  return thread.labels.map((label) => renderLabel(context, context.repository, label));
}

function listLabels(context: RouteContext) {
  const { items, headers } = paginate(context, rendered(context, subjectAt(context, 'read')));
  return ok(items, headers);
}

/** Adds to what is there; a label that the repository does not have is made. */
function addLabels(context: RouteContext) {
  const subject = subjectAt(context, 'write');
  for (const name of usableNames(context)) addLabel(subject, name, sender(context));
  return ok(rendered(context, subject));
}

/** Replaces what is there. */
function replaceLabels(context: RouteContext) {
  const subject = subjectAt(context, 'write');
  setLabels(context, subject);
  return ok(rendered(context, subject));
}

/** The labels that were sent, and no others. */
export function setLabels(context: RouteContext, subject: Subject): void {
  const names = usableNames(context);
  const kept = new Set(names.map((name) => name.toLowerCase()));
  for (const { name } of [...subject.thread.labels]) {
    if (!kept.has(name.toLowerCase())) removeLabel(subject, name, sender(context));
  }
  for (const name of names) addLabel(subject, name, sender(context));
}

/** Names that were sent, each of a label that is there or that the token may make. */
export function usableNames(context: RouteContext): string[] {
  const names = sentNames(context);
  for (const name of names) {
    checkName(name);
    if (findLabel(context.repository, name) === null) checkMayCreate(context);
  }
  return names;
}

function removeOne(context: RouteContext) {
  const subject = subjectAt(context, 'write');
  if (!removeLabel(subject, param(context, 'label'), sender(context))) {
    throw new ApiError(404, 'Label does not exist');
  }
  return ok(rendered(context, subject));
}

function listAll(context: RouteContext) {
  const { items, headers } = paginate(context, [...context.repository.labels.values()]);
  return ok(
    items.map((label) => renderLabel(context, context.repository, label)),
    headers,
  );
}

function getLabel(context: RouteContext) {
  const label = findLabel(context.repository, param(context, 'label'));
  if (label === null) throw notFound();
  return ok(renderLabel(context, context.repository, label));
}

function createLabel(context: RouteContext) {
  const { name, color, description } = sentObject(context);
  if (typeof name !== 'string') throw validationFailed('Label', 'name', "name wasn't supplied");
  checkName(name);
  checkMayCreate(context);
  if (findLabel(context.repository, name) !== null) {
    const errors = [{ resource: 'Label', code: 'already_exists', field: 'name' }];
    throw new ApiError(422, 'Validation Failed', { details: { errors } });
  }
  const label = ensureLabel(context.repository, {
    name,
    ...(typeof color === 'string' ? { color } : {}),
    ...(typeof description === 'string' ? { description } : {}),
  });
  return created(renderLabel(context, context.repository, label));
}

/** `{ labels: [...] }`, or the names alone as GitHub takes them too. */
function sentNames(context: RouteContext): string[] {
  const { body } = context.request;
  const labels = Array.isArray(body) ? body : sentObject(context).labels;
  if (!Array.isArray(labels)) throw validationFailed('Label', 'labels', "labels wasn't supplied");
  return labels.map((label: unknown) => {
    const name = typeof label === 'object' && label !== null && 'name' in label ? label.name : label;
    if (typeof name !== 'string') throw validationFailed('Label', 'name', 'name is not a string');
    return name;
  });
}

function checkName(name: string): void {
  if (name.trim() === '') throw validationFailed('Label', 'name', "name can't be blank");
  if ([...name].length > MAX_NAME) {
    throw validationFailed('Label', 'name', `name is too long (maximum is ${MAX_NAME} characters)`);
  }
}

/** Adding a label takes either permission, making one takes that for issues (since 2025). */
function checkMayCreate({ token, repository }: RouteContext): void {
  if (isAllowed(token, repository, { permission: 'issues', access: 'write' })) return;
  throw new ApiError(403, 'You do not have permission to create labels on this repository.', {
    details: { errors: [{ resource: 'Repository', field: 'label', code: 'unauthorized' }] },
  });
}
