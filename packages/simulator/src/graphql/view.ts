import type { ApiContext } from '../http.ts';
import type { Subject } from '../state/conversation/model.ts';
import type { PullRequest, QueueEntry, RepositoryState } from '../state/model.ts';
import type { GitObject } from '../state/objects.ts';

/**
 * A value of a GraphQL type: its properties are the type's fields, as values or as functions of the field's arguments,
 * called when the field is asked for.
 */
export type View = Record<string, unknown>;

/** Views that other views lead to, in circles; passed along so that their files need not import each other. */
interface Views {
  readonly repository: (repository: RepositoryState) => View;
  readonly pullRequest: (pull: PullRequest) => View;
  /** A pull request or an issue. */
  readonly subject: (subject: Subject) => View;
  readonly object: (repository: RepositoryState, object: GitObject) => View;
  /** Null: the branch has no merge queue. */
  readonly mergeQueue: (repository: RepositoryState, branch: string) => View | null;
  readonly queueEntry: (entry: QueueEntry) => View;
}

export interface ViewContext extends ApiContext {
  readonly views: Views;
}
