import type { Bump } from '@gatehouse/bumps';

/** Why a bump is held. */
export interface Held {
  /** One clause: what is allowed and by whom; reason, issue and review date when the hold states them. */
  readonly because: string;
  readonly issue: string | null;
  /** Its last day is over. It holds until it is removed, but a person's review may let the bump through. */
  readonly due: boolean;
  /** Way out, where it is another than changing the policy. */
  readonly fix?: string;
}

/** An entry of `holds`, compiled: says why it holds a bump, or null. */
export interface Hold {
  (bump: Bump, now: Date): Held | null;
  /** For a bump that it does not hold: what it allows, if it is about this package at all; else null. */
  readonly near?: (bump: Bump, now: Date) => string | null;
}
