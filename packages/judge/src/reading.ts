import type { Change, Locator, Proof } from '@gatehouse/bumps';
import type { Conversation, Gate, PinAnswer, Policy, Rollback, Verdict } from '@gatehouse/policy';

/** A change with everything that was read about it: what every judge decides from. */
export interface Reading {
  readonly policy: Policy;
  readonly change: Change;
  readonly proof: Proof;
  readonly pins: readonly PinAnswer[];
  readonly rollback: Rollback | null;
  readonly conversation: Conversation;
  readonly locate: Locator;
  readonly tool: string;
  /** `owner/name` the running action was taken from. */
  readonly gatehouse: string | null;
  readonly now: Date;
}

/** A judge is a pure function of a reading, and says beforehand what it needs read. */
export interface Judge {
  readonly gate: Gate;
  /** What people and machines said under the pull request. */
  readonly needsConversation: boolean;
  /** Contents are read for authors, too, whom nothing binds: for them it tells what the change is. */
  readonly advises: boolean;
  readonly binds: (policy: Policy, change: Change) => boolean;
  readonly judge: (reading: Reading) => Verdict;
}
