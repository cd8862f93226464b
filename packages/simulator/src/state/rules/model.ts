import type { MergeMethod } from '../merge-pull.ts';

/** A status or check run that must be successful. */
export interface RequiredCheck {
  readonly context: string;
  /** Only what this app reports counts; null: whoever reports it. */
  readonly appId: number | null;
}

interface ChecksRule {
  readonly checks: readonly RequiredCheck[];
  /** The head must have the base's tip. */
  readonly strict: boolean;
}

export interface ReviewsRule {
  readonly approvals: number;
  /** A push dismisses the approvals before it. */
  readonly dismissStale: boolean;
  readonly codeOwners: boolean;
  /** Whoever pushed last does not count. */
  readonly lastPushApproval: boolean;
  readonly threadResolution: boolean;
}

/** A rule of a ruleset, named as REST names its `type`. */
export type Rule =
  | ({ readonly type: 'required_status_checks' } & ChecksRule)
  | ({ readonly type: 'pull_request' } & Partial<ReviewsRule> & { readonly methods?: readonly MergeMethod[] })
  | { readonly type: 'merge_queue'; readonly method?: MergeMethod }
  | { readonly type: 'required_deployments'; readonly environments: readonly string[] }
  | {
      readonly type:
        | 'creation'
        | 'deletion'
        | 'non_fast_forward'
        | 'required_linear_history'
        | 'required_signatures'
        | 'update';
    };

/** As `current_user_can_bypass` says it. */
export type Bypass = 'always' | 'pull_requests_only' | 'exempt';

export interface Ruleset {
  readonly id: number;
  readonly createdAt: number;
  updatedAt: number;
  name: string;
  /** `evaluate` and `disabled` bind nobody. */
  enforcement: 'active' | 'evaluate' | 'disabled';
  /** Ref patterns (`refs/heads/release/**`), `~DEFAULT_BRANCH` or `~ALL`. */
  include: readonly string[];
  exclude: readonly string[];
  rules: readonly Rule[];
  /** By lower-case login: who may pass it by. */
  bypass: ReadonlyMap<string, Bypass>;
  source: 'Repository' | 'Organization';
}

/** Classic protection of one branch. */
export interface Protection {
  readonly checks: ChecksRule | null;
  readonly reviews: ReviewsRule | null;
  /** Administrators are bound too. */
  readonly enforceAdmins: boolean;
  readonly signatures: boolean;
  readonly linearHistory: boolean;
  readonly conversationResolution: boolean;
  readonly lockBranch: boolean;
}
