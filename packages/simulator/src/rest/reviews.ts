import { ApiError, notFound } from '../http.ts';
import type { ReviewState } from '../state/conversation/model.ts';
import { addReview, dismissReview } from '../state/conversation/reviews.ts';
import type { PullRequest } from '../state/model.ts';
import { commitAt } from './lookup.ts';
import { paginate } from './page.ts';
import { renderReview } from './render/comment.ts';
import { ok, param, READ_PULLS, type Route, type RouteContext, sentObject } from './route.ts';
import { checkLength, sender } from './subject.ts';

const LIST = '/pulls/:number/reviews';

export const reviewRoutes: readonly Route[] = [
  { method: 'GET', path: LIST, need: READ_PULLS, handle: listReviews },
  {
    method: 'PUT',
    path: `${LIST}/:id/dismissals`,
    need: { permission: 'pull-requests', access: 'write' },
    handle: dismiss,
  },
  { method: 'POST', path: LIST, need: { permission: 'pull-requests', access: 'write' }, handle: createReview },
];

const STATES: Readonly<Record<string, ReviewState>> = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
};

/** Oldest first; somebody's pending review is his alone. */
function listReviews(context: RouteContext) {
  const pull = pullAt(context);
  const visible = pull.reviews.filter(({ state, author }) => state !== 'PENDING' || author === context.token?.account);
  const { items, headers } = paginate(context, visible);
  return ok(
    items.map((review) => renderReview(context, pull, review)),
    headers,
  );
}

function createReview(context: RouteContext) {
  const pull = pullAt(context);
  const { event, body, commit_id: commit } = sentObject(context);
  const author = sender(context);
  const state = typeof event === 'string' ? STATES[event] : 'PENDING';
  const text = typeof body === 'string' ? body : '';
  if (state === undefined)
    throw unprocessable('Variable $event of type PullRequestReviewEvent was provided invalid value');
  if (author === pull.author && state === 'APPROVED') throw unprocessable('Can not approve your own pull request');
  if (author === pull.author && state === 'CHANGES_REQUESTED') {
    throw unprocessable('Can not request changes on your own pull request');
  }
  if (text === '' && (state === 'COMMENTED' || state === 'CHANGES_REQUESTED')) throw unprocessable('Body is required');
  checkLength(text, 'PullRequestReview');
  if (typeof commit === 'string' && commitAt(context.repository, commit) === null) {
    throw unprocessable('commit_id is not part of the pull request');
  }
  const review = addReview(context.repository, pull.number, {
    state,
    body: text,
    author: author.login,
    ...(typeof commit === 'string' ? { commit } : {}),
  });
  return ok(renderReview(context, pull, review));
}

/** Only an opinion can be dismissed. */
function dismiss(context: RouteContext) {
  const pull = pullAt(context);
  const id = Number(param(context, 'id'));
  const review = pull.reviews.find((candidate) => candidate.id === id);
  if (review === undefined) throw notFound();
  const { message } = sentObject(context);
  if (typeof message !== 'string' || message === '') throw unprocessable('Message is required');
  if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED') {
    throw unprocessable(`Can not dismiss a ${review.state.toLowerCase()} pull request review`);
  }
  dismissReview(context.repository, { number: pull.number, id, by: sender(context).login, message });
  return ok(renderReview(context, pull, review));
}

const unprocessable = (error: string): ApiError =>
  new ApiError(422, 'Unprocessable Entity', { details: { errors: [error] } });

function pullAt(context: RouteContext): PullRequest {
  const pull = context.repository.pulls.get(Number(param(context, 'number')));
  if (pull === undefined) throw notFound();
  return pull;
}
