/** What levers read from a repository and write to it: refs, trees, commits, pull requests, issues. One SHA from end to end. */

export interface BranchTip {
  readonly name: string;
  readonly commit: string;
}

/** An open pull request as a lever sees it. */
export interface OpenPullRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  /** Branch name of the head, and `owner/name` it is in; null: the fork is gone. */
  readonly headRef: string;
  readonly headRepository: string | null;
  readonly head: string;
  readonly baseRef: string;
  readonly url: string;
  readonly author: string | null;
}

/** A pull request, merged or not, with the commits it had. */
export interface MergedPullRequest {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly merged: boolean;
  readonly baseRef: string;
  readonly headRef: string;
  /** What it became on the base: a merge, the one squashed commit, or the last of those that were rebased. Null: it was not merged, or that is not told. */
  readonly mergeCommit: string | null;
  /** Oldest first; `subject`: first line of the message. */
  readonly commits: readonly { readonly oid: string; readonly subject: string }[];
}

/** Every ref of a repository that something may be pinned at; whole, or the method throws. */
export interface RepositoryRefs {
  readonly defaultBranch: string;
  readonly branches: readonly BranchTip[];
  /** Tags with the commits they peel to; a tag of something else is left out. */
  readonly tags: readonly BranchTip[];
  readonly pullRequests: readonly OpenPullRequest[];
}

export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly oid: string;
  /** Bytes; null for what is no blob, and from a clone without contents, which does not know. */
  readonly size: number | null;
}

/** Reads a repository at exact commits; each method returns the whole truth or throws a `GatehouseError`. */
export interface RepositoryReader {
  readRefs(): Promise<RepositoryRefs>;
  /** Tip of a branch; null: there is none. One request. */
  readTip(branch: string): Promise<string | null>;
  /** Default branch and its tip. One request. */
  readDefaultBranch(): Promise<BranchTip>;
  /** Every entry of a commit's tree, subtrees descended; a truncated answer is read in parts, never taken for the whole. */
  readTree(commit: string): Promise<readonly TreeEntry[]>;
  /** Bytes of blobs by id, each checked against it, many at a time. */
  readBlobs(oids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Whether one commit is the other or an ancestor of it; throws `not-found` when either is not in the repository. */
  isAncestor(ancestor: string, descendant: string): Promise<boolean>;
  /** Open pull requests whose head branch, in this repository, begins with a prefix. */
  findPullRequests(headPrefix: string): Promise<readonly OpenPullRequest[]>;
  /** One pull request with all of its commits. Throws `not-found`. */
  readPullRequest(number: number): Promise<MergedPullRequest>;
  /** Commits of `branch` that `since` lacks, oldest first, with the paths each changed; `rewritten` when `since` is no ancestor. */
  readCommitsSince(wanted: {
    readonly since: string;
    readonly branch: string | null;
    /** Only commits that touch one of these files or folders; no globs; null: all. */
    readonly paths: readonly string[] | null;
    /** Whether each commit comes with the paths it changed. */
    readonly changed?: boolean;
  }): Promise<CommitsSince>;
}

export interface CommitsSince {
  readonly tip: string;
  /** `since` is no ancestor of the tip: the branch was force-pushed, or the pin is of another line. */
  readonly rewritten: boolean;
  readonly commits: readonly CommitSince[];
}

export interface CommitSince {
  readonly oid: string;
  /** ISO 8601, the committer's. */
  readonly committedAt: string;
  /** When asked for: every path that differs from its first parent, old names of renames too; null: not wholly known. */
  readonly changed?: readonly string[] | null;
}

/** A file that a commit writes; null bytes: it is deleted. */
export interface FileEdit {
  readonly path: string;
  /** `100644` or `100755`; what it was before. */
  readonly mode: string;
  readonly bytes: Uint8Array | null;
}

export interface CommitRequest {
  readonly parent: string;
  /** Full name of the temporary ref it is made on: `gatehouse/tmp/promote-runtime-<run>`; a branch, deleted with what moves it or on failure. */
  readonly temporary: string;
  readonly headline: string;
  readonly body: string;
  readonly files: readonly FileEdit[];
}

/** Writes to a repository. Every write names what must be there before it (compare-and-swap), and throws `ref-moved` when it is not. */
export interface RepositoryWriter {
  /**
   * One commit on a temporary branch that is created at `parent`: signed by the forge (`createCommitOnBranch`), or through git trees when a
   * file is executable. On failure the temporary branch is deleted. Throws `forbidden` naming the permission (`contents`, `workflows`).
   */
  commit(request: CommitRequest): Promise<string>;
  /**
   * At once, or not at all: points `branch` at `commit` and deletes `temporary`. `before` null: the branch must not exist. Forces, because a newer promotion takes an older one's place.
   */
  moveBranch(move: {
    readonly branch: string;
    readonly before: string | null;
    readonly commit: string;
    readonly temporary: string;
  }): Promise<void>;
  deleteBranch(branch: string, before: string): Promise<void>;
  /** Returns the one that there is when it was opened meanwhile (422). */
  openPullRequest(request: {
    readonly head: string;
    readonly base: string;
    readonly title: string;
    /** At most 65,536 characters. */
    readonly body: string;
  }): Promise<OpenPullRequest>;
  updatePullRequest(number: number, change: { readonly title: string; readonly body: string }): Promise<void>;
  addLabels(number: number, names: readonly string[]): Promise<void>;
}

/** An issue that is kept for a stable key. */
export interface KeptIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  /** ISO 8601; null: open. */
  readonly closedAt: string | null;
  readonly closedBy: string | null;
  /** Of whoever opened it; only issues of this token's own account are ours. */
  readonly author: string | null;
  readonly viewerDidAuthor: boolean;
  readonly url: string;
}

/** Issues by label and hidden marker, through the list and never by search. */
export interface IssueKeeper {
  /** Every issue with the label, open and closed, oldest first. */
  listIssues(label: string): Promise<readonly KeptIssue[]>;
  createIssue(issue: {
    readonly title: string;
    readonly body: string;
    readonly labels: readonly string[];
  }): Promise<KeptIssue>;
  updateIssue(
    number: number,
    change: {
      readonly title?: string;
      readonly body?: string;
      readonly state?: 'open' | 'closed';
      readonly stateReason?: 'completed' | 'not_planned' | 'reopened' | 'duplicate';
    },
  ): Promise<void>;
  commentOnIssue(number: number, body: string): Promise<void>;
}

/** A commit of a first-parent line with what it changed against its first parent. */
export interface LineCommit {
  readonly oid: string;
  readonly firstParent: string | null;
  readonly parents: readonly string[];
  /** ISO 8601, the committer's. */
  readonly committedAt: string;
  readonly subject: string;
  /** Regular files and others that differ; `oid` null: gone after it. Renames are two entries. */
  readonly changed: readonly { readonly path: string; readonly mode: string; readonly oid: string | null }[];
}

/** The whole first-parent line of a commit, from a bare, blob-less clone or a repository on disk. */
export interface FirstParentLine {
  /** From the tip back to the root; throws `shallow` when it cannot go there. */
  readLine(tip: string): Promise<readonly LineCommit[]>;
  /** Blobs by id, fetched in one request where they are missing, each checked against its id. */
  readBlobs(oids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /**
   * Sees to it that objects are there, those that are missing in one request, and returns their sizes in bytes, in the order asked:
   * hundreds of branches must not be hundreds of fetches.
   */
  have(oids: readonly string[], kind: 'commit' | 'blob'): Promise<readonly number[]>;
  /** Entries of a commit's tree. */
  readTree(commit: string): Promise<readonly TreeEntry[]>;
  /**
   * Files and links of many commits, submodules left out: for each commit, in order, those whose content none before it has, each at the
   * first of its paths. It takes as long as there are different trees, however many commits have them. Sizes are null. What `have` and
   * `readBlobs` fetch meanwhile may end it with `missing-object`.
   */
  readFiles(commits: readonly string[]): AsyncIterable<readonly TreeEntry[]>;
  isAncestor(ancestor: string, descendant: string): Promise<boolean>;
  /** Removes a clone that was made for it. */
  close(): Promise<void>;
}

export interface CloneOptions {
  /** `https://github.com/acme/infra.git` */
  readonly url: string;
  /** Sent as the password of `x-access-token`, through the environment and never as an argument; empty: none. */
  readonly token: string;
  /** Folder for the clone; made, and removed by `close`. */
  readonly folder: string;
  readonly log?: (message: string) => void;
}
