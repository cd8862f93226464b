import type { Change, Identity } from '@gatehouse/bumps';
import type {
  Conversation,
  FreezeIssue,
  GatehouseError,
  LiveState,
  OwnComment,
  PastState,
  PinAnswer,
  PinQuestion,
  Posture,
  StatusFact,
} from '@gatehouse/policy';

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
  /** Why what was read may not be all that a merge would bring. Advice may rest on it, nothing else. */
  readonly doubt?: GatehouseError;
  /** Set when the head has merged commits of the base: how many the base tip has that the head has not; for `confirmHead`. */
  readonly behind?: number;
}

export interface ChangeTarget {
  readonly pullRequest: number;
  /** The SHA the event named; if the pull request's head is another by now, `head-moved` is thrown. Null: whatever it is now. */
  readonly head: string | null;
  /** Path of the policy file at the base tip. */
  readonly policyPath: string;
  /** The base branch's name as the event gives it; saves a request. */
  readonly baseRef?: string;
}

/** A merge group; each entry's change is taken from the previous entry's head commit (the first: the group's base sha). */
export interface GroupTarget {
  /** Branch name, with or without `refs/heads/`. */
  readonly baseRef: string;
  readonly baseSha: string;
  readonly headSha: string;
  readonly policyPath: string;
}

/** An entry that could not be read is an error of its own; the others are judged. */
export interface UnreadableEntry {
  readonly pullRequest: number | null;
  readonly error: GatehouseError;
}

export interface OpenedGroup {
  /** Policy file at the group's base sha. */
  readonly policy: FileAtCommit;
  readonly entries: readonly (OpenedChange | UnreadableEntry)[];
}

/**
 * The narrow port through which gates read a forge. Every method either returns the whole truth or throws a
 * `GatehouseError`; nothing is partial.
 */
export interface ChangeReader {
  /** Metadata: identity, commits (all pages), changed paths (all pages, counted), merge base, base tip, policy, sharers. */
  openPullRequest(target: ChangeTarget): Promise<OpenedChange>;
  /**
   * Metadata of every entry of the group, in order; throws when the chain from base to head is not wholly known. An entry's
   * change has no sharers, and no base-tip ids: its base is what it will be merged onto. Contents: `readContents`.
   */
  openMergeGroup(target: GroupTarget): Promise<OpenedGroup>;
  /** Modes and bytes of both sides, base-tip blob ids, siblings; extra files (those the policy names) ride along. */
  readContents(
    change: Change,
    options: {
      readonly siblings: (path: string) => readonly string[];
      readonly extra: readonly { path: string; commit: string }[];
      /** Contents of added files too; a proof does not need them, for it refuses them by their being added. */
      readonly added?: boolean;
    },
  ): Promise<{ readonly change: Change; readonly extra: readonly FileAtCommit[] }>;
  /** One aliased query for all pins. */
  confirmPins(pins: readonly PinQuestion[]): Promise<readonly PinAnswer[]>;
  /**
   * Re-reads the head; throws `head-moved` when it is not what was judged, `base-moved` when the pull request was retargeted.
   * A merge-queue entry's commit cannot move, so nothing is asked for one. With `behind` of the opened change it throws `merge-base`
   * unless the merge base is the only one.
   */
  confirmHead(change: Change, behind?: number): Promise<void>;
}

export interface CommitStatus {
  readonly sha: string;
  readonly context: string;
  readonly state: 'success' | 'failure' | 'error' | 'pending';
  /** At most 140 characters; cut by the adapter's caller. */
  readonly description: string;
  readonly targetUrl: string | null;
}

/** What lies between two tips of a branch. */
export interface BranchAdvance {
  /** The later tip has the earlier one as an ancestor: nothing was rewritten. */
  readonly ahead: boolean;
  /** Every path whose content differs, old names of renames too; null: not wholly known. */
  readonly paths: readonly string[] | null;
}

/** Compares what a verdict is bound to with what is there now, and writes one status. */
export interface StatusWriter {
  /** What a base branch gained since it was judged. */
  compareTips(from: string, to: string): Promise<BranchAdvance>;
  postStatus(status: CommitStatus): Promise<void>;
}

/** What people and machines said about a pull request. */
export interface ConversationReader {
  /**
   * Whole, or it throws: title, body, labels, every comment and review, every check run and the latest statuses of the change's
   * head, and for each of `workflows` (paths of workflow files) the artifacts `gatehouse-review-<head>` that its runs uploaded.
   */
  readConversation(change: Change, wanted: { readonly workflows: readonly string[] }): Promise<Conversation>;
}

/** The base branch's past, for recognising a rollback. */
export interface HistoryReader {
  /**
   * First-parent history of the change's base tip, newest first, at most `limit` commits: what stands at the change's paths in
   * each. It may end early, but has no gap; empty for a change of more paths than are looked for.
   */
  readPastStates(change: Change, limit: number): Promise<readonly PastState[]>;
  /** Every path that differs between a commit and its first parent, both names of a rename; null: not wholly known. */
  changedPaths(commit: string): Promise<readonly string[] | null>;
  /** Bytes of blobs of this repository by id, each checked against it. */
  readBlobs(oids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
}

/** Reads the moment of acting, and acts. Every write names the head it is for, where GitHub takes it. */
export interface PullRequestWriter {
  /** One request for an ordinary pull request, and one more for each further page of what it lists. */
  readLive(target: {
    readonly pullRequest: number;
    readonly policyPath: string;
    /** Saves a request when it is right. */
    readonly baseRef?: string;
    /** Labels of freeze issues; empty: none are looked for. */
    readonly freezeLabels: readonly string[];
    /** Text by which our own comment is known; only comments of this token's account count. */
    readonly marker: string;
  }): Promise<{ readonly live: LiveState; readonly policy: FileAtCommit }>;
  /**
   * Rules of the base branch from rulesets and classic protection, and what this token may do; `live` as `readLive` of this
   * very object gave it.
   */
  readPosture(live: LiveState): Promise<Posture>;
  /** Arms auto-merge (squash) for exactly `live.head`; throws `head-moved` when it is not the head any more. */
  arm(live: LiveState, message: { readonly headline: string; readonly body: string }): Promise<void>;
  /** Disarms; nothing happens when it is not armed. */
  disarm(live: Pick<LiveState, 'pullRequestId'>): Promise<void>;
  enqueue(live: LiveState): Promise<void>;
  dequeue(live: Pick<LiveState, 'pullRequestId'>): Promise<void>;
  addLabels(pullRequest: number, names: readonly string[]): Promise<void>;
  removeLabel(pullRequest: number, name: string): Promise<void>;
  createComment(pullRequest: number, body: string): Promise<OwnComment>;
  updateComment(id: number, body: string): Promise<void>;
  deleteComment(id: number): Promise<void>;
  /** Our comments again, oldest first; for removing duplicates that a run beside this one made. */
  readComments(pullRequest: number, marker: string): Promise<readonly OwnComment[]>;
}

/** An open pull request as a sweep sees it: enough to tell whether it is due, without judging it. */
export interface SweptPullRequest {
  readonly pullRequest: number;
  readonly author: Identity | null;
  readonly head: string;
  readonly baseRef: string;
  readonly draft: boolean;
  /** Latest gate status of its own base on the head; null: none. */
  readonly status: StatusFact | null;
  /** Or its base has a merge queue. */
  readonly armed: boolean;
  readonly labels: readonly string[];
  /** Logins whose latest opinionated review approves this head and who may push. */
  readonly approvals: readonly string[];
  /** ISO 8601 of the newest review, and of the newest comment that is not ours; null: none. */
  readonly lastReviewAt: string | null;
  readonly lastRemarkAt: string | null;
  /** ISO 8601 of the last change to the head's checks and statuses other than the gate's; null: none. */
  readonly lastCheckAt: string | null;
}

export interface Sweeper {
  /** Every open pull request and every freeze issue: one request for a hundred of them. */
  readOpen(wanted: {
    readonly freezeLabels: readonly string[];
    readonly policyPath: string;
    readonly contextOf: (baseRef: string) => string;
  }): Promise<{
    readonly defaultBranch: string;
    readonly pullRequests: readonly SweptPullRequest[];
    readonly freezes: readonly FreezeIssue[];
    /** Policy at the default branch's tip. */
    readonly policy: FileAtCommit;
  }>;
}

/** Who may pass a ruleset by. */
export interface BypassActor {
  /** As GitHub names it: `Integration`, `User`, `Team`, `RepositoryRole`, `OrganizationAdmin`, `DeployKey`… */
  readonly type: string;
  /** Of an `Integration` the id of its app; null: there is only one of that type. */
  readonly id: number | null;
}

export interface RulesetFacts {
  readonly id: number;
  /** The token may bypass it; null: not told. */
  readonly bypasses: boolean | null;
  /** Null: only those who may change the ruleset are told. */
  readonly actors: readonly BypassActor[] | null;
}

/** What stands around a branch, whatever pull requests there are. */
export interface Boundary {
  readonly branch: string;
  readonly tip: string;
  readonly defaultBranch: string;
  /** For the token that reads it; `behind` is null. */
  readonly posture: Posture;
  /** Every active one that binds the branch. */
  readonly rulesets: readonly RulesetFacts[];
  /** Policy at the branch's tip. */
  readonly policy: FileAtCommit;
  /** Workflow files of the default branch. */
  readonly workflows: readonly FileAtCommit[];
}

/** Looks at what protects a branch; writes nothing. */
export interface BoundaryReader {
  /** Three requests, and one for each ruleset; `branch` null: the default branch. */
  readBoundary(wanted: { readonly branch: string | null; readonly policyPath: string }): Promise<Boundary>;
  /** Files at a commit, in one request. */
  readFiles(commit: string, paths: readonly string[]): Promise<readonly FileAtCommit[]>;
  /** Those of the names that are labels of the repository, in one request. */
  knownLabels(names: readonly string[]): Promise<readonly string[]>;
  /** `admin`, `write`, `read` or `none`; null: no such account, or an app. */
  permissionOf(login: string): Promise<string | null>;
  /** Id of the app behind a bot's login; null: it is not told. */
  appOf(login: string): Promise<number | null>;
}
