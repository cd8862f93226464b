import type { CommitDiff } from '@gatehouse/forge/git';
import type { DispositionKind, Outcome, RiskLevel } from '@gatehouse/policy';
import type { Assumptions } from '../judge.ts';
import type { PolicySource } from '../policy-source.ts';

export const REPLAY_FORMATS = ['table', 'jsonl'] as const;
export type ReplayFormat = (typeof REPLAY_FORMATS)[number];

/** What every commit of a replay is judged with; plain data, for it is copied to each worker. */
export interface ReplaySetting {
  readonly repo: string;
  /** Null: none of the revisions named a commit, so there is nothing to judge and no place to read a policy. */
  readonly source: PolicySource | null;
  readonly assumed: Assumptions;
  readonly format: ReplayFormat;
}

/** One commit to judge, its metadata already read. */
export interface Task {
  /** Place in the output. */
  readonly index: number;
  readonly parent: string | null;
  readonly diff: CommitDiff;
  /** When it was committed, in milliseconds. */
  readonly at: number;
}

/** A judged commit: the line to print and what the closing table counts. */
export interface Judged {
  readonly index: number;
  readonly line: string;
  readonly outcome: Outcome;
  /** Rule of the first finding; null: none. */
  readonly reason: string | null;
  /** Null: it could not be judged. */
  readonly risk: RiskLevel | null;
  /** Null: it could not be judged. */
  readonly disposition: DispositionKind | null;
  /** Rules that the disposition names, each once. */
  readonly because: readonly string[];
  /** It takes the base back, so it needs no ramp. */
  readonly rollback: boolean;
}
