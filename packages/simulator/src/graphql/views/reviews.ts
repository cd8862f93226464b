import type { Review } from '../../state/conversation/model.ts';
import { latestOpinions } from '../../state/conversation/reviews.ts';
import type { PullRequest } from '../../state/model.ts';
import { connection, type PageArguments } from '../connection.ts';
import type { View, ViewContext } from '../view.ts';
import { reviewView } from './remark.ts';

interface ReviewFilter extends PageArguments {
  readonly states?: readonly string[] | null;
  /** As GraphQL writes it. */
  readonly author?: string | null;
}

/** A pull request's reviews; a pending one is seen by its author alone. */
export function reviewsView(context: ViewContext, pull: PullRequest): View {
  const view = (review: Review) => reviewView(context, pull, review);
  return {
    reviews: (args: ReviewFilter) =>
      connection(
        'reviews',
        pull.reviews.filter((review) => isVisible(context, review) && matches(review, args)),
        args,
        view,
      ),
    latestOpinionatedReviews: (args: PageArguments & { writersOnly?: boolean | null }) =>
      connection('latestOpinionatedReviews', latestOpinions(pull, args.writersOnly ?? false), args, view),
  };
}

const isVisible = ({ token }: ViewContext, { state, author }: Review): boolean =>
  state !== 'PENDING' || (author !== null && author === token?.account);

const matches = (review: Review, { states, author }: ReviewFilter): boolean =>
  (states?.includes(review.state) ?? true) &&
  (author == null || review.author?.login.replace(/\[bot\]$/, '') === author);
