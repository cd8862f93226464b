import type { PullRequest, RepositoryState } from '../model.ts';
import { accountOf } from '../network.ts';
import { canPush } from '../permissions.ts';
import { pullRequestOf } from '../refs.ts';
import { type CommentInput, newComment } from './comments.ts';
import type { Review, ReviewState } from './model.ts';
import { happen } from './subjects.ts';

export interface ReviewInput extends Omit<CommentInput, 'body'> {
  readonly state: ReviewState;
  readonly body?: string;
  /** Default: the head as it is now; null: a commit that is gone. */
  readonly commit?: string | null;
}

export function addReview(repository: RepositoryState, number: number, input: ReviewInput): Review {
  const pull = pullRequestOf(repository, number);
  const comment = newComment(repository, { ...input, body: input.body ?? '' });
  const review: Review = {
    ...comment,
    state: input.state,
    commit: input.commit === undefined ? pull.head.sha : input.commit,
    submittedAt: input.state === 'PENDING' ? null : comment.createdAt,
  };
  pull.reviews.push(review);
  pull.updatedAt = comment.createdAt;
  return review;
}

/** Dismisses a review that approved or asked for changes. */
export function dismissReview(
  repository: RepositoryState,
  { number, id, by, message }: { number: number; id: number; by: string; message: string },
): Review {
  const pull = pullRequestOf(repository, number);
  const review = pull.reviews.find((candidate) => candidate.id === id);
  if (review === undefined) throw new Error(`pull request ${number} has no review ${id}`);
  review.state = 'DISMISSED';
  happen(pull, accountOf(repository.world, by), { type: 'ReviewDismissedEvent', review, message });
  review.updatedAt = pull.updatedAt;
  return review;
}

/** The latest review of each person that approved, asked for changes or was dismissed: later mere comments change nothing. */
export function latestOpinions(pull: PullRequest, writersOnly: boolean): Review[] {
  const latest = new Map<number | null, Review>();
  for (const review of pull.reviews) {
    if (review.state === 'COMMENTED' || review.state === 'PENDING') continue;
    if (writersOnly && !reviewerCanPush(pull, review)) continue;
    // whoever comes again moves to the end
    latest.delete(review.author?.id ?? null);
    latest.set(review.author?.id ?? null, review);
  }
  return [...latest.values()];
}

/** What a review says of its author, by his role today. */
export const reviewerCanPush = ({ repository }: PullRequest, { author }: Review): boolean =>
  author !== null && canPush(repository, author);
