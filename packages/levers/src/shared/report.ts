import type { Evidence, Refusal } from '@gatehouse/release';

/** What every lever answers. What it could not decide at all (a fault) is thrown. */
export interface LeverReport {
  /** `nothing`: there was nothing to do, and that is as it should be. `planned`: a dry run came through. */
  readonly outcome: 'done' | 'planned' | 'nothing' | 'refused';
  /** One sentence for logs and titles. */
  readonly summary: string;
  /** Empty unless refused. */
  readonly refusals: readonly Refusal[];
  readonly evidence: readonly Evidence[];
}
