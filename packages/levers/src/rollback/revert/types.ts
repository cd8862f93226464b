import type { FirstParentLine, IssueKeeper, RepositoryReader, RepositoryWriter } from '@gatehouse/forge';
import type { MergedRange } from '@gatehouse/release';
import type { LeverIo, LeverReport } from '../../shared/index.ts';

/** What is to be undone: a merged pull request, or what stands on the base branch in its place. */
export type MergedChange = { readonly pullRequest: number } | { readonly mergeCommit: string };

export interface RevertDeps {
  readonly repository: RepositoryReader & RepositoryWriter & IssueKeeper;
  readonly line: FirstParentLine;
  readonly io: LeverIo;
  readonly clock: () => Date;
}

export interface RevertInputs {
  readonly merged: MergedChange;
  /** One line of text, not empty. */
  readonly reason: string;
  readonly by: string;
  readonly dryRun: boolean;
  /** The ref that the run was started on. */
  readonly ref: string;
  readonly runId: string;
  readonly runUrl: string | null;
}

export interface RevertReport extends LeverReport {
  /** `#12`, or the commit. */
  readonly reverts: string;
  /** What it became on the base branch; null: not known. */
  readonly kind: MergedRange['kind'] | null;
  /** Commits that are undone, newest first. */
  readonly commits: readonly string[];
  readonly paths: readonly string[];
  readonly pullRequest: { readonly number: number; readonly url: string } | null;
  readonly commit: string | null;
  /** Address of the issue that tells of conflicts; null: there is none. */
  readonly issue: string | null;
}
