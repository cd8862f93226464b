import type { Bump, Change, Proof } from '@gatehouse/bumps';
import type { PinAnswer } from '../pins.ts';
import type { Policy } from '../policy.ts';
import type { Finding } from '../verdict.ts';

/** What is known before any content is read. */
interface MetadataContext {
  readonly policy: Policy;
  readonly change: Change;
  /** Whether the author, or a sharer of the head, is bound by the gate. */
  readonly enforced: boolean;
}

/** Confirmed by the edge; accepted unseen (`--trust-pins`); or not checkable here. */
export type Pins = readonly PinAnswer[] | 'trusted' | 'unchecked';

export interface ScopeContext extends MetadataContext {
  readonly proof: Proof;
  readonly pins: Pins;
  /** `owner/name` the running action comes from; null: not known. */
  readonly gatehouseRepository: string | null;
  readonly now: Date;
}

/** A rule of the gate: a pure function from what was read to findings. Its ids are permanent and listed in docs/rules.md. */
export type ScopeRule =
  | {
      readonly ids: readonly string[];
      readonly reads: 'metadata';
      readonly judge: (context: MetadataContext) => readonly Finding[];
    }
  | {
      readonly ids: readonly string[];
      readonly reads: 'proof';
      readonly judge: (context: ScopeContext) => readonly Finding[];
    };

/** The way out that is always there: people are not bound by the gate unless policy lists them. */
export const BY_A_PERSON = 'make the change in a pull request of a person, from another branch';

/** A finding at a bump's place. */
export function atBump(bump: Bump, rule: string, message: string, fix: string): Finding {
  return { rule, path: bump.path, line: bump.line, message, fix };
}

/** A finding about a whole file. */
export function atFile(path: string, rule: string, message: string, fix: string): Finding {
  return { rule, path, line: null, message, fix };
}

/** A finding about the change. */
export function atChange(rule: string, message: string, fix: string): Finding {
  return { rule, path: null, line: null, message, fix };
}
