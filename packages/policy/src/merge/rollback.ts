/** The base branch at one commit of its first-parent history, seen at the paths a change touches. */
export interface PastState {
  readonly commit: string;
  /** Its first parent; null: a root commit. */
  readonly firstParent: string | null;
  /** Blob id at each path of the change, in the change's order; null: absent. */
  readonly blobs: readonly (string | null)[];
}

/** A change that takes the base back to where it was. */
export interface Rollback {
  /** `state`: its references are those of `commit`. `inverse`: it undoes `commit` blob by blob. */
  readonly kind: 'state' | 'inverse';
  readonly commit: string;
  /** Path of the valid hold that stands beside it, of the set it takes back; absent or null: none. */
  readonly hold?: string | null;
}
