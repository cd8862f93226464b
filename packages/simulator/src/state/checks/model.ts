import type { WorkflowRun } from '../actions/model.ts';

/** A GitHub App, as the maker of checks. */
export interface App {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
}

export type CheckStatus = 'queued' | 'in_progress' | 'completed' | 'waiting' | 'requested' | 'pending';

export type CheckConclusion =
  | 'success'
  | 'failure'
  | 'neutral'
  | 'cancelled'
  | 'skipped'
  | 'timed_out'
  | 'action_required'
  | 'stale';

export interface CheckRun {
  readonly id: number;
  readonly suite: CheckSuite;
  readonly name: string;
  readonly externalId: string;
  readonly detailsUrl: string | null;
  readonly startedAt: number | null;
  status: CheckStatus;
  conclusion: CheckConclusion | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  completedAt: number | null;
}

/** Check runs of one app on one commit; GitHub Actions has a suite for every workflow run. */
export interface CheckSuite {
  readonly id: number;
  readonly sha: string;
  readonly app: App;
  readonly createdAt: number;
  updatedAt: number;
  /** The workflow's run that it is of; null: another app's. */
  workflowRun: WorkflowRun | null;
  /** Oldest first. */
  readonly runs: CheckRun[];
}
