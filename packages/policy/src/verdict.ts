import type { Bump } from '@gatehouse/bumps';
import type { CanaryReport } from './context/canary-report.ts';
import type { Rollback } from './merge/rollback.ts';
import type { ReviewReport } from './review/report.ts';
import type { Risk } from './risk/types.ts';

export type Outcome = 'pass' | 'block' | 'skip' | 'error';

/** `gate`: every judge at once, over one read of the change. */
export type Gate = 'diff-scope' | 'risk' | 'context-pack' | 'quality-gate' | 'gate';

/** A reason a change does not pass. `fix` names a way out that works today. */
export interface Finding {
  /** Kebab-case under the gate's prefix, or `error/<code>`; permanent, listed in docs/rules.md. */
  readonly rule: string;
  readonly path: string | null;
  /** 1-based line at head; null when the finding is about a whole file or the change. */
  readonly line: number | null;
  readonly message: string;
  readonly fix: string;
  /** A hold whose last day is over: it blocks as ever, but a review may let it through. Absent: not so. */
  readonly due?: boolean;
}

/** The bump as it stands in a verdict. */
export type VerdictBump = Pick<
  Bump,
  'path' | 'line' | 'key' | 'manager' | 'datasource' | 'name' | 'from' | 'to' | 'update'
>;

/** A gate's answer, bound to what was judged. What does not apply is null. */
export interface Verdict {
  readonly schema: 1;
  /** `gatehouse@1.2.3` */
  readonly tool: string;
  readonly gate: Gate;
  readonly outcome: Outcome;
  /** One sentence. */
  readonly summary: string;
  readonly repository: string | null;
  readonly pullRequest: number | null;
  readonly author: string | null;
  /** False: the author is not bound by the gate and the outcome is `skip` (advice). */
  readonly enforced: boolean;
  readonly baseRef: string | null;
  readonly baseTip: string | null;
  /** Merge base. */
  readonly base: string | null;
  readonly head: string | null;
  /** `sha256:<hex of the policy text>`, or `default`; null when it could not be read. */
  readonly policy: string | null;
  readonly policyCommit: string | null;
  readonly bumps: readonly VerdictBump[];
  /** A `pass` has none; an `error` exactly one, `error/<code>`; a `skip` those that would have blocked. */
  readonly findings: readonly Finding[];
  /** Checks that could not be made here and were not needed to decide: `tag-digest`, `authors.commits`, `pins`. */
  readonly unchecked: readonly string[];
  /** Supporting edits that policy admitted. */
  readonly edits?: readonly {
    readonly edit: string;
    readonly path: string;
    readonly line: number | null;
    readonly message: string;
  }[];
  /** Things worth saying that decide nothing (the linted policy of a pull request that edits it). */
  readonly notes?: readonly string[];
  /** Computed risk; in a verdict of `risk` and `gate`. */
  readonly risk?: Risk;
  /** What the pull request's body is measured by; in a verdict of `context-pack` and `gate`. */
  readonly context?: {
    readonly profiles: readonly string[];
    /** `sha256:<hex>` of the body that was judged. */
    readonly body: string;
    readonly canary: CanaryReport | null;
  };
  /** What reviewers said; in a verdict of `quality-gate` and `gate`. */
  readonly review?: ReviewReport;
  /** Set when the change takes the base back to where it was. */
  readonly rollback?: Rollback;
  /** The judges behind a verdict of `gate`. */
  readonly judges?: readonly { readonly gate: Gate; readonly outcome: Outcome; readonly summary: string }[];
  /** Labels of the issues that freeze, by the policy that judged; in a verdict of `gate`, for whoever acts on it. */
  readonly freezeLabels?: readonly string[];
  /** Every changed path, in a verdict of `gate`; cut lists set `truncated`. */
  readonly paths?: readonly string[];
  /** A merge group's entries. */
  readonly members?: readonly Verdict[];
  /** Set when lists were cut to fit an output. */
  readonly truncated?: boolean;
  readonly counts?: { readonly bumps: number; readonly findings: number; readonly members: number };
}

/** Closed list: every `error/<code>` there is; docs/rules.md says what each means. */
export const ERROR_CODES = [
  'not-a-repository',
  'unknown-revision',
  'shallow',
  'missing-object',
  'merge-base',
  'policy-invalid',
  'policy-unreadable',
  'too-many-files',
  'too-large',
  'incomplete',
  'head-moved',
  'base-moved',
  'body-edited',
  'unauthorized',
  'forbidden',
  'not-found',
  'rate-limited',
  'unavailable',
  'digest-mismatch',
  'unsupported',
  'ref-moved',
  'unsupported-event',
  'invalid-input',
  'verdict-missing',
  'verdict-invalid',
  'verdict-foreign',
  'merge-group',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * A fault that a user can act on: what happened and what to do. Everything else that is thrown is our own bug and is
 * reported as `error/internal` with a stack.
 */
export class GatehouseError extends Error {
  readonly code: ErrorCode;
  readonly fix: string;
  /** The message cut where a reader with room begins a new line; joined by spaces it is the message, which is always one line. */
  readonly lines: readonly string[];
  constructor(code: ErrorCode, message: string | readonly string[], fix: string, options?: ErrorOptions) {
    const lines = typeof message === 'string' ? [message] : message;
    super(lines.join(' '), options);
    this.lines = lines;
    this.name = 'GatehouseError';
    this.code = code;
    this.fix = fix;
  }
}
