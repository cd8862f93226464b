import type { PullRequest, RepositoryState } from '../model.ts';
import { accountOf } from '../network.ts';
import { canPush } from '../permissions.ts';
import { pullRequestOf } from '../refs.ts';
import { type CommentInput, type EditInput, editText, loginOf, newComment } from './comments.ts';
import type { Review, ReviewState } from './model.ts';
import { happen } from './subjects.ts';

export interface ReviewInput extends Omit<CommentInput, 'body'> {
  readonly state: ReviewState;
  readonly body?: string;
  /** Default: the head as it is now; null: a commit that is gone. */
  readonly commit?: string | null;
}

/** A review and whose it is. */
export interface PlacedReview {
  readonly review: Review;
  readonly pull: PullRequest;
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
  // a pending one is nobody's business yet
  if (review.state !== 'PENDING') announceReview('submitted', { review, pull }, loginOf(review.author));
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
  announceReview('dismissed', { review, pull }, by);
  return review;
}

export function editReview(place: PlacedReview, input: EditInput): void {
  const { pull, review } = place;
  editText(pull.repository, review, input);
  announceReview('edited', place, loginOf(review.editor));
}

export function findReview({ pulls }: RepositoryState, id: number): PlacedReview | null {
  for (const pull of pulls.values()) {
    const review = pull.reviews.find((candidate) => candidate.id === id);
    if (review !== undefined) return { review, pull };
  }
  return null;
}

function announceReview(action: 'submitted' | 'edited' | 'dismissed', place: PlacedReview, sender: string): void {
  const { pull, review } = place;
  pull.repository.announce({ event: 'pull_request_review', action, subject: pull, review, sender });
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
