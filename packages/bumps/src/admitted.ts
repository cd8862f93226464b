import type { AdmittedEdit, Located, Span } from './types.ts';

/** Spans of text that a typed supporting edit explains on each side; they are cut out of the skeletons. */
export interface Admitted {
  readonly before: readonly Span[];
  readonly after: readonly Span[];
  readonly edits: readonly AdmittedEdit[];
}

/** Says which spans of a file typed supporting edits explain; null: none. */
export type Admit = (before: Located, after: Located) => Admitted | null;
