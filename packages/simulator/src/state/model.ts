import type { Account, Accounts } from './accounts.ts';
import type { WorkflowRun } from './actions/model.ts';
import type { CheckSuite } from './checks/model.ts';
import type { Clock } from './clock.ts';
import type { Issue, Label, Review, Thread } from './conversation/model.ts';
import type { Occurrence, RecordedEvent } from './events/model.ts';
import type { AutoMerge, MergeRecord } from './merging/model.ts';
import type { Role } from './permissions.ts';
import type { Rules } from './rules/rules.ts';
import type { Settings } from './settings.ts';
import type { Status } from './statuses.ts';
import type { ObjectStore } from './store.ts';

/** What all repositories of one simulated GitHub share. */
export interface World {
  readonly accounts: Accounts;
  readonly clock: Clock;
  /** By lower-case `owner/name`. */
  readonly repositories: Map<string, RepositoryState>;
  readonly nextId: () => number;
}

/** A repository and its forks: one object store. */
export interface Network {
  readonly store: ObjectStore;
  readonly members: RepositoryState[];
}

/** What a repository is, apart from what callers can do with it (`Repository`). */
export interface RepositoryState {
  /** `owner/name` */
  readonly name: string;
  readonly id: number;
  readonly owner: Account;
  readonly world: World;
  readonly network: Network;
  /** What it was forked from. */
  readonly parent: RepositoryState | null;
  readonly defaultBranch: string;
  readonly visibility: 'private' | 'public';
  readonly createdAt: number;
  /** Full ref name to object id. */
  readonly refs: Map<string, string>;
  readonly pulls: Map<number, PullRequest>;
  readonly issues: Map<number, Issue>;
  /** By lower-case name. */
  readonly labels: Map<string, Label>;
  /** By lower-case login. */
  readonly roles: Map<string, Role>;
  /** By SHA, oldest first. */
  readonly suitesBySha: Map<string, CheckSuite[]>;
  readonly workflowRuns: Map<number, WorkflowRun>;
  /** By base branch; a branch has a merge queue once its key exists. */
  readonly queues: Map<string, QueueEntry[]>;
  /** By SHA, oldest first; several of one context are its history. */
  readonly statusesBySha: Map<string, Status[]>;
  readonly settings: Settings;
  readonly rules: Rules;
  /** Every merge that happened, oldest first. */
  readonly merges: MergeRecord[];
  /** What happened here, oldest first, as webhooks would tell it. */
  readonly events: RecordedEvent[];
  /** Records what happened and lets follow what follows by itself: armed pull requests that are ready are merged. */
  readonly announce: (occurrence: Occurrence) => void;
}

/** A pull request's state; plain data that `Repository` keeps up to date on pushes. */
export interface PullRequest {
  readonly number: number;
  readonly id: number;
  readonly repository: RepositoryState;
  /** Null: the account was deleted. */
  readonly author: Account | null;
  readonly createdAt: number;
  readonly thread: Thread;
  /** Oldest first. */
  readonly reviews: Review[];
  updatedAt: number;
  title: string;
  body: string | null;
  draft: boolean;
  state: 'open' | 'closed' | 'merged';
  closedAt: number | null;
  mergeCommit: string | null;
  mergedBy: Account | null;
  /** Null: it is not armed. */
  autoMerge: AutoMerge | null;
  /** Login of whoever moved its head last; null: it never moved. */
  lastPusher: string | null;
  readonly base: {
    ref: string;
    /** The base's tip when the pull request was last synchronised, not today's. */
    sha: string;
  };
  readonly head: {
    /** Null once the fork is deleted. */
    repository: RepositoryState | null;
    /** `owner` of the head repository; stays known when the repository is gone. */
    readonly owner: string;
    readonly ref: string;
    sha: string;
  };
}

export interface QueueEntry {
  readonly id: number;
  readonly pullRequest: PullRequest;
  /** 1-based. */
  readonly position: number;
  state: 'AWAITING_CHECKS' | 'LOCKED' | 'MERGEABLE' | 'QUEUED' | 'UNMERGEABLE';
  readonly baseCommit: string;
  readonly headCommit: string;
  readonly enqueuedAt: number;
  readonly enqueuer: Account;
  /** The pull request's head and base branch when it was queued. */
  readonly pullHead: string;
  readonly baseRef: string;
}
