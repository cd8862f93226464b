import type { Change } from '@gatehouse/bumps';
import type { Policy } from '../policy.ts';
import type { Finding } from '../verdict.ts';

export interface HygieneContext {
  readonly policy: Policy;
  readonly change: Change;
  /** Null: there is none to read (a range on disk, an entry of a merge queue). */
  readonly title: string | null;
}

/** A check of housekeeping: a pure function from what was read to findings. Its ids are permanent and listed in docs/rules.md. */
export interface HygieneRule {
  readonly ids: readonly string[];
  readonly judge: (context: HygieneContext) => readonly Finding[];
}
