import { momentOf } from '../clock.ts';
import type { RepositoryState } from '../model.ts';
import { accountOf } from '../network.ts';
import { type Comment, isPullRequest, type Subject } from './model.ts';
import { allSubjects, subjectOf } from './subjects.ts';

export interface CommentInput {
  readonly body: string;
  /** A login; null: the account was deleted since. Default: octocat. */
  readonly author?: string | null;
  /** ISO 8601; default: the simulator's next second. */
  readonly at?: string;
}

export interface EditInput {
  readonly body: string;
  /** Login of the editor; default: the author himself. */
  readonly by?: string;
  readonly at?: string;
}

/** A comment as it is when just made; the same for reviews. */
export function newComment(repository: RepositoryState, input: CommentInput): Comment {
  const { world } = repository;
  const createdAt = momentOf(world.clock, input.at);
  return {
    id: world.nextId(),
    author: input.author === null ? null : accountOf(world, input.author ?? 'octocat'),
    createdAt,
    body: input.body,
    editor: null,
    lastEditedAt: null,
    updatedAt: createdAt,
    minimized: false,
  };
}

export function addComment(repository: RepositoryState, number: number, input: CommentInput): Comment {
  const subject = subjectOf(repository, number);
  const comment = newComment(repository, input);
  subject.thread.comments.push(comment);
  subject.updatedAt = comment.createdAt;
  return comment;
}

/** Changes the text and says who did. */
export function editText(repository: RepositoryState, comment: Comment, input: EditInput): void {
  const at = momentOf(repository.world.clock, input.at);
  comment.body = input.body;
  comment.editor = input.by === undefined ? comment.author : accountOf(repository.world, input.by);
  comment.lastEditedAt = at;
  comment.updatedAt = at;
}

/** The comment and where it stands; null: there is none of that id. */
export function findComment(
  repository: RepositoryState,
  id: number,
): { readonly comment: Comment; readonly subject: Subject } | null {
  for (const subject of allSubjects(repository)) {
    const comment = subject.thread.comments.find((candidate) => candidate.id === id);
    if (comment !== undefined) return { comment, subject };
  }
  return null;
}

/** Removes a comment without a trace. */
export function removeComment({ comment, subject }: { comment: Comment; subject: Subject }): void {
  const { comments } = subject.thread;
  comments.splice(comments.indexOf(comment), 1);
}

/** The comment or review of that id; throws when there is none. */
export function remarkOf(repository: RepositoryState, id: number): Comment {
  const found = findComment(repository, id)?.comment;
  if (found !== undefined) return found;
  for (const subject of allSubjects(repository)) {
    const review = isPullRequest(subject) ? subject.reviews.find((candidate) => candidate.id === id) : undefined;
    if (review !== undefined) return review;
  }
  throw new Error(`${repository.name} has no comment or review ${id}`);
}
