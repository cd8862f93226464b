import type { ImageSet } from '@gatehouse/policy';

/** The words of a release: pins, states, promotions, holds. */

/** One place in a file where an image of a set is pinned by digest. */
export interface Pin {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** Structural place, as a reference has it. */
  readonly key: string;
  /** As the policy names it: `ghcr.io/acme/api`; files may write it otherwise. */
  readonly image: string;
  /** The tag beside the digest; null: none. */
  readonly tag: string | null;
  readonly digest: string;
}

/** A file of a tree, as git has it. */
export interface TreeFile {
  readonly path: string;
  /** Six octal digits: `100644`, `100755`, `120000`. */
  readonly mode: string;
  readonly oid: string;
  readonly bytes: Uint8Array;
}

/** Image to digest, for every image of a set that is pinned. */
export type Digests = ReadonlyMap<string, string>;

/**
 * Every pin of a set at a first-parent commit of the base branch. `digests` has an image only where all of its pins agree; `disagreeing`
 * names the others, and `absent` the members that have no pin there.
 */
export interface State {
  readonly commit: string;
  /** ISO 8601, the committer's; for people, never for decisions. */
  readonly committedAt: string;
  readonly pins: readonly Pin[];
  readonly digests: Digests;
  readonly disagreeing: readonly string[];
  readonly absent: readonly string[];
}

/** A commit whose state differs from its first parent's. Its state may be incomplete; then it is no rollback target. */
export interface Promotion {
  readonly state: State;
  /** Images whose digest differs from the state before; a first one moves all. */
  readonly moved: readonly string[];
}

/** Promotions of a set, newest first; the first one's state is today's. */
export interface PromotionHistory {
  readonly set: ImageSet;
  /** Tip of the base branch that it was read from. */
  readonly tip: string;
  readonly promotions: readonly Promotion[];
}

/** Why a lever did not act; `rule` is kebab-case under the lever's prefix, permanent, listed in docs/rules.md. */
export interface Refusal {
  /** `promote/…`, `rollback/…`, `prune/…`, `freshness/…`, `pins/…` */
  readonly rule: string;
  /** File with line, image or digest; null: the whole. */
  readonly place: string | null;
  readonly message: string;
  /** A way out that works today. */
  readonly fix: string;
}

/** One check of a lever with what it found; shown in summaries and in the bodies of pull requests. */
export interface Evidence {
  /** `revision label`, `inventory`, `smoke`… */
  readonly check: string;
  readonly outcome: 'passed' | 'failed' | 'absent' | 'not-asked';
  readonly detail: string;
}
