import type { RiskLevel } from '../risk/types.ts';

/** What happens to a pull request; the first that matches, in this order (`approval` and `review` stand side by side). */
export const DISPOSITIONS = [
  'error',
  'advice',
  'blocked',
  'held',
  'approval',
  'review',
  'frozen',
  'waiting',
  'auto-merge',
] as const;

export type DispositionKind = (typeof DISPOSITIONS)[number];

/** One thing that led to a disposition, in the order in which people should read them. */
export interface DispositionReason {
  /** `merge/<rule>` or the rule of a finding. */
  readonly rule: string;
  readonly path: string | null;
  readonly line: number | null;
  readonly message: string;
  /** What to do about it; null: nothing, it ends by itself. */
  readonly fix: string | null;
}

export interface Disposition {
  readonly kind: DispositionKind;
  /** State of the gate status. `pending` while something can still be met. */
  readonly state: 'success' | 'failure' | 'error' | 'pending';
  /** Arm it (or leave it armed). Only ever true together with `success`, after preflight. */
  readonly arm: boolean;
  /** The lane that admits it; null: in no lane. */
  readonly lane: string | null;
  readonly risk: RiskLevel | null;
  /** A person released it: the approvals that count for this head. */
  readonly approvedBy: readonly string[];
  /** Who may meet what is missing (logins, or `anyone with write access`); empty: nobody has to. */
  readonly waitsFor: readonly string[];
  /** ISO 8601 minute in UTC until which it waits at least; null: not by the clock. */
  readonly until: string | null;
  /** One sentence about what will happen next. */
  readonly next: string;
  readonly reasons: readonly DispositionReason[];
}
