/**
 * The data a gate judges. Everything here is plain data, filled in by `packages/forge` (a pull request, a merge-queue
 * entry or a commit range on disk) and read by the pure packages.
 */

/** One side of one path: what git's tree says and, when it was read, the bytes. */
export interface FileSide {
  /** Six octal digits as git prints them: `100644`, `100755`, `120000` (symlink), `160000` (submodule). */
  readonly mode: string;
  /** Blob id, 40 or 64 hex digits (a commit id for a submodule). */
  readonly oid: string;
  /** Size in bytes when known without reading. */
  readonly size?: number;
  /** The exact bytes; absent when they were not read (not needed, not a blob, or over the size cap: see `size`). */
  readonly bytes?: Uint8Array;
}

/** One path that differs between merge base and head. A rename is two entries: a deletion and an addition. */
export interface ChangedFile {
  /** Path inside the repository. Bytes that are not UTF-8 are shown as `\ooo` and `pathIsText` is false. */
  readonly path: string;
  readonly pathIsText: boolean;
  /** Null: the path does not exist on this side. */
  readonly before: FileSide | null;
  readonly after: FileSide | null;
  /** The other path of a rename that the forge reported; the proof treats both halves as deletion and addition. */
  readonly renamedFrom?: string;
  readonly renamedTo?: string;
  /** Blob id of this path at the base branch's tip; null: absent there; undefined: the merge base is the tip,
   * or there is no tip (a past commit). */
  readonly baseTipOid?: string | null;
}

/** An account as the forge states it, never as git does. */
export interface Identity {
  /** As REST writes it: bots carry `[bot]`. */
  readonly login: string;
  /** The forge's numeric id; null when it was not given. */
  readonly id: number | null;
  readonly type: 'User' | 'Bot' | 'Organization' | 'Mannequin' | 'Unknown';
}

/** A commit of the pull request; who made it according to the forge. Null identities: no account matches. */
export interface CommitFacts {
  readonly oid: string;
  readonly author: Identity | null;
  readonly committer: Identity | null;
  /** The forge says that the signature is valid. */
  readonly verified: boolean;
  readonly parents: number;
}

/** Another open pull request into the same base whose head is the judged SHA, or the judged pull request itself. */
export interface HeadSharer {
  readonly pullRequest: number;
  readonly author: Identity | null;
}

/** What a pull request, merge-queue entry or commit range does: merge base, head, every file with both contents and modes. */
export interface Change {
  /** `owner/name`; null for a repository on disk. */
  readonly repository: string | null;
  readonly pullRequest: number | null;
  readonly author: Identity | null;
  /** Branch name without `refs/heads/`; null for a range on disk. */
  readonly baseRef: string | null;
  /** Commit the base branch points at now; policy is read there. */
  readonly baseTip: string | null;
  /** Merge base of base branch and head. */
  readonly base: string;
  readonly head: string;
  /** Null: unknown (a range on disk). */
  readonly commits: readonly CommitFacts[] | null;
  /** Every open pull request of this base with this head, the judged one included; empty for a range on disk. */
  readonly sharers: readonly HeadSharer[];
  readonly files: readonly ChangedFile[];
  /** Unchanged files that a manager needs beside a changed one (Chart.yaml beside Chart.lock), both sides the same. */
  readonly siblings: readonly ChangedFile[];
  /** False: only metadata was read (paths, ids); contents were not needed to decide. */
  readonly contentsRead: boolean;
}
