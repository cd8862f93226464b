import type { Account } from '../accounts.ts';
import type { MergeMethod } from '../merge-pull.ts';
import type { StatusState } from '../statuses.ts';

/** A pull request that is armed: it is merged as soon as everything that is required is met. */
export interface AutoMerge {
  /** In whose name. */
  readonly by: Account;
  readonly enabledAt: number;
  readonly method: MergeMethod;
  /** Null: made from the pull request when it is merged. */
  readonly headline: string | null;
  readonly body: string | null;
  /** Whoever armed it may change workflow files. Without that a change of one stays armed for ever. */
  readonly workflows: boolean;
}

/** One merge that happened. */
export interface MergeRecord {
  readonly number: number;
  /** What was merged, exactly. */
  readonly head: string;
  /** Branch, and its tip before. */
  readonly base: string;
  readonly baseTip: string;
  /** The new tip. */
  readonly sha: string;
  readonly method: MergeMethod;
  /** Login in whose name. */
  readonly by: string;
  readonly how: 'auto-merge' | 'merge' | 'queue';
  /** The newest status of each context on the head at that moment. */
  readonly statuses: Readonly<Record<string, StatusState>>;
}
