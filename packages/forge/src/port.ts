import type { Change } from '@gatehouse/bumps';
import type { PinAnswer, PinQuestion } from '@gatehouse/policy';

/** A text file at an exact commit; `text` null: the file does not exist there. */
export interface FileAtCommit {
  readonly path: string;
  readonly commit: string;
  readonly bytes: Uint8Array | null;
}

/** A change of which only metadata was read so far, with what the policy needs to be loaded. */
export interface OpenedChange {
  readonly change: Change;
  /** Policy file at the base tip. */
  readonly policy: FileAtCommit;
  /** The head repository is the base repository (not a fork); false also when the fork was deleted. */
  readonly sameRepository: boolean;
}

export interface ChangeTarget {
  readonly pullRequest: number;
  /** The SHA the event named; if the pull request's head is another by now, `head-moved` is thrown. */
  readonly head: string;
  /** Path of the policy file at the base tip. */
  readonly policyPath: string;
}

/** One entry of a merge group, its change taken from the previous entry's head commit (the first: the group's base sha). */
export interface GroupTarget {
  readonly baseRef: string;
  readonly baseSha: string;
  readonly headSha: string;
  readonly policyPath: string;
}

/**
 * The narrow port through which gates read a forge. Every method either returns the whole truth or throws a
 * `GatehouseError`; nothing is partial.
 */
export interface ChangeReader {
  /** Metadata: identity, commits (all pages), changed paths (all pages, counted), merge base, base tip, policy, sharers. */
  openPullRequest(target: ChangeTarget): Promise<OpenedChange>;
  /** Every entry of the group, in order; merge groups are read whole. */
  openMergeGroup(
    target: GroupTarget,
  ): Promise<{ readonly policy: FileAtCommit; readonly entries: readonly OpenedChange[] }>;
  /** Modes and bytes of both sides, base-tip blob ids, siblings; extra files (those the policy names) ride along. */
  readContents(
    change: Change,
    options: {
      readonly siblings: (path: string) => readonly string[];
      readonly extra: readonly { path: string; commit: string }[];
    },
  ): Promise<{ readonly change: Change; readonly extra: readonly FileAtCommit[] }>;
  /** One aliased query for all pins. */
  confirmPins(pins: readonly PinQuestion[]): Promise<readonly PinAnswer[]>;
  /** Re-reads the head and base tip; throws `head-moved` when the head is not what was judged. */
  confirmHead(change: Change): Promise<void>;
}

export interface CommitStatus {
  readonly sha: string;
  readonly context: string;
  readonly state: 'success' | 'failure' | 'error' | 'pending';
  /** At most 140 characters; cut by the adapter's caller. */
  readonly description: string;
  readonly targetUrl: string | null;
}

/** What `actions/report` needs: re-read what the verdict is bound to, then write one status. */
export interface StatusWriter {
  /** Null `head`: the pull request is closed or gone. */
  readBinding(target: { readonly pullRequest: number; readonly policyPath: string }): Promise<{
    readonly head: string;
    readonly baseRef: string;
    readonly baseTip: string;
    readonly state: 'open' | 'closed' | 'merged';
    readonly policy: FileAtCommit;
  }>;
  postStatus(status: CommitStatus): Promise<void>;
}
