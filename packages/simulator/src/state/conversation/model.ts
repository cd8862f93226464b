import type { Account } from '../accounts.ts';
import type { PullRequest, RepositoryState } from '../model.ts';

/** A label of a repository; names are the same in any case. */
export interface Label {
  readonly id: number;
  readonly name: string;
  /** Six hexadecimal digits without `#`. */
  readonly color: string;
  readonly description: string | null;
}

export interface Comment {
  readonly id: number;
  /** Null: the account was deleted. */
  readonly author: Account | null;
  readonly createdAt: number;
  body: string;
  /** Whoever edited it last; null: nobody did. */
  editor: Account | null;
  lastEditedAt: number | null;
  updatedAt: number;
  minimized: boolean;
}

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';

/** A review is a comment with a state, for one commit. */
export interface Review extends Comment {
  /** Null: the commit is gone. */
  readonly commit: string | null;
  state: ReviewState;
  /** Null while it is pending. */
  readonly submittedAt: number | null;
}

interface Happening {
  readonly id: number;
  readonly at: number;
  /** Null: the account was deleted, or GitHub does not say. */
  readonly actor: Account | null;
}

/** What happened to a pull request or issue, named as GraphQL names the type. */
export type TimelineEvent = Happening &
  (
    | { readonly type: 'LabeledEvent' | 'UnlabeledEvent'; readonly label: Label }
    | { readonly type: 'ClosedEvent' | 'ReopenedEvent' }
    | { readonly type: 'RenamedTitleEvent'; readonly previousTitle: string; readonly currentTitle: string }
    | { readonly type: 'BaseRefChangedEvent'; readonly previousRefName: string; readonly currentRefName: string }
    | { readonly type: 'HeadRefForcePushedEvent'; readonly before: string; readonly after: string }
    | { readonly type: 'ReviewDismissedEvent'; readonly review: Review; readonly message: string }
  );

/** What issues and pull requests have in common besides their text. */
export interface Thread {
  readonly labels: Label[];
  /** Oldest first. */
  readonly comments: Comment[];
  /** Oldest first. */
  readonly events: TimelineEvent[];
  /** Whoever edited the body last; null: nobody did. */
  editor: Account | null;
  lastEditedAt: number | null;
}

export interface Issue {
  readonly number: number;
  readonly id: number;
  readonly repository: RepositoryState;
  readonly author: Account | null;
  readonly createdAt: number;
  readonly thread: Thread;
  updatedAt: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  /** Why it is in that state; null: it was never closed. */
  stateReason: StateReason | null;
  closedAt: number | null;
  closedBy: Account | null;
}

export type StateReason = 'completed' | 'not_planned' | 'duplicate' | 'reopened';

/** Either has a number, a thread and a state; the two share one sequence of numbers. */
export type Subject = Issue | PullRequest;

export const newThread = (): Thread => ({ labels: [], comments: [], events: [], editor: null, lastEditedAt: null });

export const isPullRequest = (subject: Subject): subject is PullRequest => 'head' in subject;
