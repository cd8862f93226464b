import type { RepositoryState } from '../model.ts';
import { accountOf } from '../network.ts';
import { addComment, type CommentInput, type EditInput, editComment, findComment, removeComment } from './comments.ts';
import { editSubject, type IssueInput, openIssue, setIssueState } from './issues.ts';
import { addLabel, ensureLabel, type LabelInput, removeLabel } from './labels.ts';
import type { Comment, Issue, Label, Review } from './model.ts';
import { addReview, dismissReview, editReview, findReview, type ReviewInput } from './reviews.ts';
import { issueOf, subjectOf } from './subjects.ts';

/**
 * What people and machines say and do on pull requests and issues of a repository. `number` is that of either; `by` is the login
 * that acts (default: octocat).
 */
export class Conversation {
  readonly #repository: RepositoryState;

  constructor(repository: RepositoryState) {
    this.#repository = repository;
  }

  addComment(number: number, input: CommentInput): Comment {
    return addComment(this.#repository, number, input);
  }

  addReview(number: number, input: ReviewInput): Review {
    return addReview(this.#repository, number, input);
  }

  /** Edits a comment or a review. */
  editComment(id: number, input: EditInput): void {
    const comment = findComment(this.#repository, id);
    if (comment !== null) {
      editComment(comment, input);
      return;
    }
    const review = findReview(this.#repository, id);
    if (review === null) throw new Error(`there is no comment or review ${id}`);
    editReview(review, input);
  }

  deleteComment(id: number, by = 'octocat'): void {
    const found = findComment(this.#repository, id);
    if (found === null) throw new Error(`there is no comment ${id}`);
    removeComment(found, by);
  }

  /** Hides a comment or review, as spam or outdated. */
  minimizeComment(id: number): void {
    const found = findComment(this.#repository, id)?.comment ?? findReview(this.#repository, id)?.review;
    if (found === undefined) throw new Error(`there is no comment or review ${id}`);
    found.minimized = true;
  }

  dismissReview(number: number, id: number, by = 'octocat', message = 'Dismissed'): Review {
    return dismissReview(this.#repository, { number, id, by, message });
  }

  /** Changes the title or the body of a pull request or issue. */
  edit(number: number, edit: { readonly title?: string; readonly body?: string | null; readonly by?: string }): void {
    editSubject(subjectOf(this.#repository, number), edit, this.#account(edit.by));
  }

  /** Makes a label without adding it to anything. */
  createLabel(input: LabelInput): Label {
    return ensureLabel(this.#repository, input);
  }

  addLabel(number: number, name: string, by?: string): void {
    addLabel(subjectOf(this.#repository, number), name, this.#account(by));
  }

  /** Nothing happens when it is not labelled so. */
  removeLabel(number: number, name: string, by?: string): void {
    removeLabel(subjectOf(this.#repository, number), name, this.#account(by));
  }

  /** Opens an issue and returns its number. */
  openIssue(input: IssueInput): number {
    return openIssue(this.#repository, input).number;
  }

  /** The issue's live state; throws when there is none of that number. */
  issue(number: number): Issue {
    return issueOf(this.#repository, number);
  }

  closeIssue(number: number, by?: string): void {
    setIssueState(this.issue(number), 'closed', this.#account(by));
  }

  reopenIssue(number: number, by?: string): void {
    setIssueState(this.issue(number), 'open', this.#account(by));
  }

  /** Oldest first. */
  comments(number: number): readonly Comment[] {
    return subjectOf(this.#repository, number).thread.comments;
  }

  /** Names, in the order in which they were added. */
  labels(number: number): readonly string[] {
    return subjectOf(this.#repository, number).thread.labels.map(({ name }) => name);
  }

  #account(login = 'octocat') {
    return accountOf(this.#repository.world, login);
  }
}
