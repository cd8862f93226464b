import type { Account } from '../accounts.ts';
import type { CheckConclusion, CheckStatus, CheckSuite } from '../checks/model.ts';

/** One run of a workflow. */
export interface WorkflowRun {
  readonly id: number;
  /** Of the workflow file: equal paths have equal ids. */
  readonly workflowId: number;
  readonly name: string;
  /** `.github/workflows/review.yml` */
  readonly path: string;
  /** `pull_request_target`, `workflow_run`, … */
  readonly event: string;
  /** Null: the branch is gone. */
  readonly headBranch: string | null;
  readonly headSha: string;
  /** `owner/name`; differs from the repository's for a run that a fork's pull request started. */
  readonly headRepository: string;
  readonly number: number;
  readonly attempt: number;
  readonly actor: Account;
  readonly createdAt: number;
  readonly suite: CheckSuite;
  readonly artifacts: Artifact[];
  status: CheckStatus;
  conclusion: CheckConclusion | null;
}

export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly run: WorkflowRun;
  readonly createdAt: number;
  /** The zip file. */
  readonly bytes: Uint8Array;
  expired: boolean;
}
