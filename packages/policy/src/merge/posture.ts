/** A status or check that a rule of the base branch requires. */
export interface RequiredCheck {
  readonly context: string;
  /** The app it must come from; null: any. */
  readonly appId: number | null;
  readonly from: 'ruleset' | 'protection';
}

/** What stands between a pull request and the base branch, as far as the token may know. Null: could not be read. */
export interface Posture {
  readonly autoMergeAllowed: boolean;
  readonly squashAllowed: boolean;
  /** The login whose token this is, bots with `[bot]`; null: not told (GITHUB_TOKEN may not ask). */
  readonly viewer: string | null;
  /** The token may merge past the rules as an administrator. */
  readonly viewerIsAdmin: boolean;
  /** A ruleset lets this token bypass it; null: not readable. */
  readonly viewerBypasses: boolean | null;
  readonly requiredChecks: readonly RequiredCheck[];
  /** "Require branches to be up to date" is on. */
  readonly strict: boolean;
  readonly mergeQueue: boolean;
  /** Rules that a bot cannot meet, in words: `required_signatures`, `require_last_push_approval`, `required_deployments`… */
  readonly otherRules: readonly {
    readonly type: string;
    readonly from: 'ruleset' | 'protection';
    readonly detail: string | null;
  }[];
  /** Approvals that the rules demand of every pull request. */
  readonly requiredApprovals: number;
  /** Contexts of checks and statuses seen on the head or the base's tip, for hints. */
  readonly seenContexts: readonly string[];
  /** App the gate status comes from when this token posts it (15368: GitHub Actions); null: not known. */
  readonly postingApp: number | null;
  /** The token can change `.github/workflows/**`; null: not known. GITHUB_TOKEN never can. */
  readonly canChangeWorkflows: boolean | null;
  /** How far the head is behind the base's tip; null: not known. */
  readonly behind: number | null;
}

/** Why nothing may be armed here, with what to change. */
export interface Refusal {
  /** `merge/<rule>`; permanent, listed in docs/rules.md. */
  readonly rule: string;
  readonly message: string;
  readonly fix: string;
}
