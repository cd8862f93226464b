import type { Identity } from '@gatehouse/bumps';

/** What somebody said under a pull request, as the forge gives it. */
export interface Remark {
  readonly kind: 'comment' | 'review';
  /** Node id; unique and stable. */
  readonly id: string;
  readonly url: string;
  /** Null: the account was deleted. */
  readonly author: Identity | null;
  /** Whoever edited it last; null: nobody did. */
  readonly editor: Identity | null;
  /** Raw Markdown. */
  readonly body: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** A review's commit; null for a comment or when it is gone. */
  readonly commit: string | null;
  /** A review's state; null for a comment. */
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING' | null;
  /** Whether its author may push to the repository; null for a comment, of which the forge does not say it. */
  readonly authorCanPush: boolean | null;
}

/** A check run on the judged head. */
export interface CheckRunFact {
  readonly name: string;
  /** The app that made it: `{ slug: 'github-actions', id: 15368 }`. */
  readonly app: { readonly slug: string; readonly id: number } | null;
  readonly status: 'QUEUED' | 'IN_PROGRESS' | 'COMPLETED' | 'WAITING' | 'PENDING' | 'REQUESTED';
  readonly conclusion: string | null;
  readonly title: string | null;
  readonly summary: string | null;
  readonly text: string | null;
  readonly url: string | null;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
}

/** The latest commit status of a context on the judged head. */
export interface StatusFact {
  readonly context: string;
  readonly state: 'success' | 'failure' | 'error' | 'pending' | 'expected';
  readonly description: string | null;
  readonly creator: Identity | null;
  readonly createdAt: string;
  /** Whether the token that reads this posted it; absent: nobody asked. */
  readonly ours?: boolean;
}

/**
 * Text that a workflow run vouches for: an artifact that only its own jobs can have uploaded, or an output of this very run. The
 * forge confirmed where the run comes from.
 */
export interface RunEvidence {
  readonly text: string;
  readonly run: {
    readonly id: number;
    /** `.github/workflows/review.yml` */
    readonly workflowPath: string;
    /** `pull_request_target`, `workflow_run`, … */
    readonly event: string;
    /** The workflow file that ran is the default branch's. */
    readonly onDefaultBranch: boolean;
    readonly createdAt: string;
    readonly url: string;
  };
}

/** All that is said about a pull request besides its bytes. Whole: every page was read, or reading threw. */
export interface Conversation {
  readonly title: string;
  /** Raw Markdown; empty when there is none. */
  readonly body: string;
  readonly labels: readonly string[];
  /** Those of them that the gate itself put there last: they declare nothing. Absent: not known, so all count. */
  readonly ownLabels?: readonly string[];
  readonly draft: boolean;
  /** Oldest first. */
  readonly remarks: readonly Remark[];
  /** On the judged head. */
  readonly checkRuns: readonly CheckRunFact[];
  /** On the judged head. */
  readonly statuses: readonly StatusFact[];
  readonly runs: readonly RunEvidence[];
  /** Text of a SARIF file given to the action; null: none was. */
  readonly sarif: string | null;
}

/** What a disk or a merge queue knows: nothing was said. */
export const NO_CONVERSATION: Conversation = {
  title: '',
  body: '',
  labels: [],
  draft: false,
  remarks: [],
  checkRuns: [],
  statuses: [],
  runs: [],
  sarif: null,
};
