import type { Policy } from '../../policy.ts';
import type { Posture } from '../posture.ts';
import type { MergeRule } from '../rules.ts';

/** What is true of a repository and a token, of whatever change. */
export interface PostureFacts {
  readonly policy: Policy;
  readonly posture: Posture;
  readonly baseRef: string;
}

/** One thing that must hold before a machine may merge here. */
export interface PostureCheck {
  /** `merge/<rule>`, the rule of the refusal when it does not hold. */
  readonly check: MergeRule;
  /** Null: it could not be read, which refuses as well. */
  readonly ok: boolean | null;
  readonly message: string;
  /** Empty when it holds. */
  readonly fix: string;
}

export function holds(check: MergeRule, message: string): PostureCheck {
  return { check, ok: true, message, fix: '' };
}

export function fails(check: MergeRule, message: string, fix: string): PostureCheck {
  return { check, ok: false, message, fix };
}
