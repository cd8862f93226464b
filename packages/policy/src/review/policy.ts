import type { TrustedIdentity } from '../evidence/identity.ts';
import { compileGlobs, type Matcher } from '../globs/matcher.ts';
import type { EnforcedAccount } from '../policy.ts';
import type { RiskLevel } from '../risk/types.ts';
import { milliseconds } from '../schema/duration.ts';
import type { PolicyFile } from '../schema/policy-file.ts';
import type { Severity } from '../schema/review.ts';

type ReviewFile = PolicyFile['review'];

export interface Reviewer {
  readonly name: string;
  readonly identity: TrustedIdentity;
  readonly required: boolean;
  /** Null stands for "any". */
  readonly when: {
    readonly authors: readonly EnforcedAccount[] | null;
    readonly paths: Matcher | null;
    readonly risk: ReadonlySet<RiskLevel> | null;
  };
}

/** Who may override reviewers, and in which words. */
export interface Overrides {
  readonly logins: readonly EnforcedAccount[];
  readonly command: string;
  /** Letters and digits. */
  readonly minReason: number;
  readonly ownChange: boolean;
}

/** `review` of a policy, compiled. */
export interface ReviewPolicy {
  readonly reviewers: readonly Reviewer[];
  readonly threshold: Severity;
  readonly incompletePasses: boolean;
  /** Milliseconds; null: any age. */
  readonly maxAge: number | null;
  readonly maxRunning: number;
  /** Null: nobody may. */
  readonly overrides: Overrides | null;
}

export function compileReview(file: ReviewFile): ReviewPolicy {
  const { overrides } = file;
  return {
    reviewers: file.reviewers.map(compileReviewer),
    threshold: file.threshold,
    incompletePasses: file.exit.incomplete === 'pass',
    maxAge: file['max-age'] === undefined ? null : milliseconds(file['max-age']),
    maxRunning: milliseconds(file['max-running']),
    overrides: overrides
      ? {
          logins: overrides.logins.map(compileAccount),
          command: overrides.command,
          minReason: overrides['min-reason'],
          ownChange: overrides['own-change'],
        }
      : null,
  };
}

function compileReviewer({ name, identity, required, when }: ReviewFile['reviewers'][number]): Reviewer {
  return {
    name,
    identity,
    required,
    when: {
      authors: when.authors?.map(compileAccount) ?? null,
      paths: when.paths ? compileGlobs(when.paths) : null,
      risk: when.risk ? new Set(when.risk) : null,
    },
  };
}

function compileAccount(entry: string | { readonly login: string; readonly id?: number }): EnforcedAccount {
  return typeof entry === 'string' ? { login: entry, id: null } : { login: entry.login, id: entry.id ?? null };
}
