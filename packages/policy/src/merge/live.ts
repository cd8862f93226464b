import type { HeadSharer, Identity } from '@gatehouse/bumps';
import type { Remark, StatusFact } from '../evidence/conversation.ts';

/** An issue that freezes the repository, or did. */
export interface FreezeIssue {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly state: 'open' | 'closed';
  readonly openedAt: string;
  /** Who closed it last; null while it is open, or when the account is gone. */
  readonly closedBy: Identity | null;
  /** Whether that account may write; null while it is open. */
  readonly closerCanWrite: boolean | null;
}

/** Armed: GitHub merges by itself as soon as what is required is met. */
export interface Arming {
  readonly by: Identity | null;
  readonly enabledAt: string;
  /** True: the token that reads this armed it. */
  readonly ours: boolean;
}

/** A comment that this token wrote and that begins with our marker. */
export interface OwnComment {
  readonly id: number;
  readonly nodeId: string;
  readonly body: string;
}

/** A pull request and its surroundings at the moment of acting; whole, or reading threw. */
export interface LiveState {
  readonly state: 'open' | 'closed' | 'merged';
  readonly draft: boolean;
  /** Node id, for mutations. */
  readonly pullRequestId: string;
  readonly head: string;
  readonly headRef: string;
  readonly title: string;
  readonly body: string;
  readonly author: Identity | null;
  readonly baseRef: string;
  readonly baseTip: string;
  readonly defaultBranch: string;
  /** Every open pull request of this base with this head, itself included. */
  readonly sharers: readonly HeadSharer[];
  /** Labels on it; `byPerson`: the last to add it was an account of type User. */
  readonly labels: readonly { readonly name: string; readonly byPerson: boolean }[];
  /** Reviews, oldest first, all pages. */
  readonly reviews: readonly Remark[];
  /** Accounts behind the head commit (author, committer, last force-push of the head). */
  readonly lastPushers: readonly Identity[];
  /** Issues with the freeze label, open and lately closed; empty when policy names no label. */
  readonly freezes: readonly FreezeIssue[];
  /** Latest status of every context on the head. */
  readonly statuses: readonly StatusFact[];
  /** ISO 8601 of the head's oldest check suite; null: there is none yet. */
  readonly oldestCheckSuite: string | null;
  readonly arming: Arming | null;
  readonly queued: boolean;
  /** Oldest first; more than one is a duplicate to be removed. */
  readonly comments: readonly OwnComment[];
}
