import type { Span } from '@gatehouse/bumps';

/** Computed from the change, never declared. */
export type RiskLevel = 'low' | 'medium' | 'high';

/** Who a YAML or JSON document is, by its own words; null: it does not say. */
export interface DocumentIdentity {
  readonly apiVersion: string | null;
  readonly kind: string | null;
  readonly namespace: string | null;
  readonly name: string | null;
}

/** A value of a document as plain data. Numbers are kept as they are written where JavaScript would round them. */
export type PlainValue =
  | null
  | boolean
  | number
  | string
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue };

/** One place where two versions of a document differ, found by document identity first and then by path. */
export interface Difference {
  /** Path of the file. */
  readonly path: string;
  /** 1-based; in the head's text, for a removal in the base's. */
  readonly line: number;
  readonly document: DocumentIdentity;
  /**
   * Path inside the document, list items by their merge key where the list has one (`containers[name=app]`), else by position
   * (`args[2]`). Empty: the whole document.
   */
  readonly at: readonly string[];
  readonly kind: 'added' | 'removed' | 'changed';
  /** Undefined: absent on that side. */
  readonly before: PlainValue | undefined;
  readonly after: PlainValue | undefined;
  /** The scalar's span on each side, when both sides are scalars written plainly: what a lane's byte proof takes out. */
  readonly spans: { readonly before: Span; readonly after: Span } | null;
}

/**
 * What a file's change is, apart from its proved bumps. `bump`: nothing but bumps. `structured`: both sides were read as documents and
 * `differences` are all there are, bumped values taken out. `opaque`: not read as documents (another format, unparsable, too large,
 * forbidden characters), so nothing is known but that it differs.
 */
export interface FileDifferences {
  readonly path: string;
  readonly kind: 'bump' | 'structured' | 'opaque';
  readonly differences: readonly Difference[];
  /**
   * The bytes outside bumps and outside the spans of `differences` are the same on both sides. False: something else changed too
   * (a comment, the order of keys, quoting, an anchor), which no difference shows.
   */
  readonly complete: boolean;
  /** First line at head that differs outside bumps and spans, when `complete` is false and it is known. */
  readonly line: number | null;
  /** Why it is opaque, as the end of a sentence; null otherwise. */
  readonly why: string | null;
}

/** Why a change has its risk. */
export interface RiskReason {
  /** `risk/<rule>`; permanent, listed in docs/rules.md. A policy's own rule: `risk/<its name>`. */
  readonly rule: string;
  readonly level: RiskLevel;
  readonly path: string | null;
  readonly line: number | null;
  /** One sentence. */
  readonly message: string;
}

/** What a verdict says about risk. */
export interface Risk {
  readonly level: RiskLevel;
  /** Highest first. */
  readonly reasons: readonly RiskReason[];
  /** Every byte that differs is accounted for by a proved bump or by a reason that stands at its place. */
  readonly complete: boolean;
  /** Built-in high rules that policy lowered for this change, each said every time. */
  readonly lowered: readonly string[];
}
