import type { Bump, ChangedFile } from '@gatehouse/bumps';
import type { DocumentIdentity, FileDifferences, PlainValue } from '../types.ts';

/** A proved reference that moved. */
export interface BumpFact {
  readonly type: 'bump';
  readonly path: string;
  readonly line: number | null;
  readonly bump: Bump;
  /** The manifest it stands in, or all of the file's where its own is not known. */
  readonly documents: readonly DocumentIdentity[];
  /** Steps from the root of its document; null: not known (an annotation, a Dockerfile). */
  readonly at: readonly string[] | null;
  /** The change takes the base back to where it was, so going to an older version is what it is for. */
  readonly rollback: boolean;
}

/** A path that differs, as a whole. */
export interface FileFact {
  readonly type: 'file';
  readonly path: string;
  readonly line: number | null;
  readonly file: ChangedFile;
  readonly differences: FileDifferences;
  /** The valid hold that a rollback brings of what it leaves. */
  readonly ownHold: boolean;
}

/** A place in a document that differs: the one a `Difference` names, or one inside what it adds or removes. */
export interface ValueFact {
  readonly type: 'value';
  readonly path: string;
  readonly line: number | null;
  /** The manifests the place stands in, outermost first: more than one in a `List`, a block scalar or a patch. */
  readonly documents: readonly DocumentIdentity[];
  /** Steps from the root, list items as `containers[name=app]`. */
  readonly at: readonly string[];
  /** The names among the steps, to be compared: see `namesOf`. */
  readonly names: readonly string[];
  readonly before: PlainValue | undefined;
  readonly after: PlainValue | undefined;
  /** The whole document is added or removed. */
  readonly whole: boolean;
  /** Read from lines that are no document for us: what was there before is not known, only that it may be such a place. */
  readonly guessed: boolean;
  /** Nothing stands below it: some rule must say something about it. */
  readonly leaf: boolean;
}

/** What rules look at. */
export type RiskFact = BumpFact | FileFact | ValueFact;
