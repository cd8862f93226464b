import type { RiskLevel } from '../../risk/types.ts';
import type { Gate, Outcome, VerdictBump } from '../../verdict.ts';
import type { DiskInput, JudgedOnDisk } from '../../verdicts/on-disk.ts';
import type { Disposition, DispositionReason } from '../disposition.ts';

/** A change with what was judged of it: what a story is told from. */
export type ExplainInput = DiskInput & { readonly judged: JudgedOnDisk };

/** Something that a rule said. */
export interface Matched {
  readonly rule: string;
  /** Of a risk; null for everything else. */
  readonly level: RiskLevel | null;
  readonly path: string | null;
  /** 1-based at head. */
  readonly line: number | null;
  /** One sentence or clause. */
  readonly message: string;
  /** A way out; null: none is needed, or it ends by itself. */
  readonly fix: string | null;
}

/** Something that a rule nearly said, or would have said of a neighbour. */
export type NearMiss = Pick<Matched, 'rule' | 'path' | 'line' | 'message'>;

/** Finds near misses of one sort: pure, and silent where there is nothing worth knowing. */
export type NearRule = (input: ExplainInput) => readonly NearMiss[];

/** The story of one decision, in the order in which a person reads it. */
export interface Explanation {
  readonly schema: 1;
  readonly tool: string;
  readonly base: string;
  readonly head: string;
  readonly author: string | null;
  /** `sha256:<hex of the text>`, or `default`. */
  readonly policy: string;
  /** One sentence. */
  readonly what: string;
  readonly bumps: readonly VerdictBump[];
  readonly judges: readonly { readonly gate: Gate; readonly outcome: Outcome; readonly summary: string }[];
  readonly matched: readonly Matched[];
  readonly near: readonly NearMiss[];
  readonly disposition: Disposition;
  /** What would have to change for it to merge itself, all of it and not only what comes first; empty: nothing. */
  readonly obstacles: readonly DispositionReason[];
  /** What a disk cannot know; each was taken to stand in the way of nothing. */
  readonly unchecked: readonly string[];
}
