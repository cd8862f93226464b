import type { WorkflowRun } from '../actions/model.ts';
import type { CheckRun } from '../checks/model.ts';
import type { Comment, Issue, Label, Review, Subject } from '../conversation/model.ts';
import type { PullRequest } from '../model.ts';
import type { MergeGroup } from '../queue.ts';
import type { Status } from '../statuses.ts';

/** What happened, named as the webhook of it is. A pull request's is `pull_request_target`: the same payload as `pull_request`. */
export type Occurrence = {
  /** Login of whoever did it. */
  readonly sender: string;
} & (
  | PullRequestOccurrence
  | ({ readonly event: 'issues'; readonly subject: Issue } & SubjectAction<'opened' | 'closed' | 'reopened'>)
  | {
      readonly event: 'issue_comment';
      readonly action: 'created' | 'edited' | 'deleted';
      readonly subject: Subject;
      readonly comment: Comment;
    }
  | {
      readonly event: 'pull_request_review';
      readonly action: 'submitted' | 'edited' | 'dismissed';
      readonly subject: PullRequest;
      readonly review: Review;
    }
  | { readonly event: 'status'; readonly status: Status }
  | { readonly event: 'check_run'; readonly action: 'created' | 'completed'; readonly run: CheckRun }
  | { readonly event: 'workflow_run'; readonly action: 'requested' | 'completed'; readonly run: WorkflowRun }
  | { readonly event: 'merge_group'; readonly action: 'checks_requested'; readonly group: MergeGroup }
  | { readonly event: 'push'; readonly branch: string; readonly before: string | null; readonly after: string }
);

type SubjectAction<Plain extends string> =
  | { readonly action: Plain }
  | { readonly action: 'labeled' | 'unlabeled'; readonly label: Label }
  /** What was there before, of what changed. */
  | { readonly action: 'edited'; readonly changes: Changes };

export interface Changes {
  readonly title?: string;
  readonly body?: string | null;
  readonly base?: { readonly ref: string; readonly sha: string };
}

type PullRequestOccurrence = { readonly event: 'pull_request_target'; readonly subject: PullRequest } & (
  | SubjectAction<
      | 'opened'
      | 'closed'
      | 'reopened'
      | 'auto_merge_enabled'
      | 'auto_merge_disabled'
      | 'enqueued'
      | 'dequeued'
      | 'converted_to_draft'
      | 'ready_for_review'
    >
  | { readonly action: 'synchronize'; readonly before: string }
);

/** An occurrence as it was: pull requests and issues are copies of that moment. */
export type RecordedEvent = Occurrence & {
  /** False: done with a workflow's own token, which starts no other workflow. */
  readonly startsWorkflows: boolean;
  /** A workflow's own token opened, reopened or moved a pull request: its runs are made, and wait for a writer to approve them. */
  readonly awaitsApproval: boolean;
};
