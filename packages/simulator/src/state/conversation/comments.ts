import type { Account } from '../accounts.ts';
import { momentOf } from '../clock.ts';
import type { RepositoryState } from '../model.ts';
import { accountOf } from '../network.ts';
import type { Comment, Subject } from './model.ts';
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

/** A comment and where it stands. */
export interface Placed {
  readonly comment: Comment;
  readonly subject: Subject;
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
  announceComment('created', { comment, subject }, loginOf(comment.author));
  return comment;
}

/** Changes the text of a comment and says who did. */
export function editComment(place: Placed, input: EditInput): void {
  const { subject, comment } = place;
  editText(subject.repository, comment, input);
  announceComment('edited', place, loginOf(comment.editor));
}

/** The same for what is no comment of its own: a review. */
export function editText(repository: RepositoryState, comment: Comment, input: EditInput): void {
  const at = momentOf(repository.world.clock, input.at);
  comment.body = input.body;
  comment.editor = input.by === undefined ? comment.author : accountOf(repository.world, input.by);
  comment.lastEditedAt = at;
  comment.updatedAt = at;
}

/** The comment and where it stands; null: there is none of that id. */
export function findComment(repository: RepositoryState, id: number): Placed | null {
  for (const subject of allSubjects(repository)) {
    const comment = subject.thread.comments.find((candidate) => candidate.id === id);
    if (comment !== undefined) return { comment, subject };
  }
  return null;
}

/** Removes a comment without a trace. */
export function removeComment(place: Placed, by: string): void {
  const { comments } = place.subject.thread;
  comments.splice(comments.indexOf(place.comment), 1);
  announceComment('deleted', place, by);
}

function announceComment(action: 'created' | 'edited' | 'deleted', { subject, comment }: Placed, sender: string): void {
  subject.repository.announce({ event: 'issue_comment', action, subject, comment, sender });
}

/** An account that was deleted is shown as this one. */
export const loginOf = (account: Account | null): string => account?.login ?? 'ghost';
