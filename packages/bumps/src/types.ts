/** The words of a proof: references, bumps, residue. */

/** Half-open range of UTF-16 offsets into the decoded text of a file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span with the text it covers: a version, a digest or a commit SHA as written. */
export interface Value extends Span {
  readonly text: string;
}

/** Ids are permanent: they appear in policies and verdicts. */
export type ManagerId =
  | 'kubernetes'
  | 'helm-values'
  | 'flux'
  | 'helmfile'
  | 'helm-chart'
  | 'kustomize'
  | 'argocd'
  | 'docker-compose'
  | 'dockerfile'
  | 'devcontainer'
  | 'github-actions'
  | 'annotation';

/**
 * Where versions of a name come from, in Renovate's words (`docker`, `helm`, `github-tags`, `github-releases`,
 * `git-refs`, …). Annotations may state any of Renovate's datasources, so this is open.
 */
export type Datasource = string;

/** Why a reference must not move although it was located; the proof turns it into residue if the reference moves. */
export interface Caveat {
  readonly rule: ResidueRule;
  readonly line: number;
  readonly message: string;
  readonly fix: string;
}

/** One place in a file where a named dependency's version and/or digest is written, with its exact span. */
export interface Reference {
  /** Structural place: document index and path (`0:/spec/values/image`), or line and field (`12:FROM`). Unique in a file. */
  readonly key: string;
  readonly manager: ManagerId;
  readonly datasource: Datasource;
  /** Canonical per datasource: `docker.io/library/redis`, `owner/repo[/path]`, `<repository>/<chart>`. */
  readonly name: string;
  /** The name as written in the file. Policy patterns match either; allow lists only `name`. */
  readonly written: string;
  readonly version?: Value;
  /** `sha256:<64 hex>`, or a 40-hex commit SHA for Git references. */
  readonly digest?: Value;
  /**
   * The regions a bump may replace, in order, not overlapping; all else is skeleton. Usually one: from the start of the
   * version to the end of the digest (`1.2.3@sha256:…`, `<sha> # v4.2.2`). Two when version and digest are two scalars.
   */
  readonly spans: readonly Span[];
  /** What stands between version and digest inside one span (`@`, ` # `); must not change, except that a pin adds the canonical one. */
  readonly separator?: string;
  /** How the value is written (`plain`, `single`, `double`, `text`), one per span, joined by `+`; a bump may not change it. */
  readonly style: string;
  /** Line (1-based) of the first span. */
  readonly line: number;
  /** True when the version is a constraint (`^1.2.3`, `>=1 <2`), not one version. */
  readonly range?: boolean;
  /** It stands in a lock file (Chart.lock): when only the lock moves, the bump's type is `lock`. */
  readonly lock?: boolean;
  /** For a commit SHA: the repository and how the comment's version names a tag there. */
  readonly pin?: { readonly repository: string; readonly host: string };
  readonly caveats?: readonly Caveat[];
}

/**
 * A value that follows from others (Chart.lock's `digest` and `generated`, a comment that repeats a pin's digest or names the commit it was
 * built from); it may move when its rule is met.
 */
export interface Derived {
  readonly key: string;
  readonly kind: 'helm-lock-digest' | 'later-time' | 'digest-comment' | 'revision-comment';
  readonly span: Span;
  readonly text: string;
  readonly line: number;
  /** Keys of the references that a comment stands beside. */
  readonly of?: readonly string[];
}

/** Something that kept a part of a file from being located; it only matters if that part, or the file, changed. */
export interface Problem {
  readonly rule: ResidueRule;
  readonly line: number | null;
  readonly message: string;
  readonly fix: string;
  /** `file`: nothing in this file can be proved. `place`: only this place is not a reference. */
  readonly scope: 'file' | 'place';
}

/** A file with its references. `locate` makes it from a path and a blob; it is a pure function of the two. */
export interface Located {
  readonly path: string;
  readonly oid: string;
  /** Decoded text, byte-order mark kept; null when the bytes are not provable text (see `problems`). */
  readonly text: string | null;
  readonly references: readonly Reference[];
  readonly derived: readonly Derived[];
  readonly problems: readonly Problem[];
}

/** Permanent ids of the reasons a proof can give; each is listed with an example in docs/rules.md. */
export type ResidueRule =
  | 'scope/residue'
  | 'scope/file-added'
  | 'scope/file-deleted'
  | 'scope/file-renamed'
  | 'scope/mode-changed'
  | 'scope/symlink'
  | 'scope/submodule'
  | 'scope/binary'
  | 'scope/encoding'
  | 'scope/forbidden-character'
  | 'scope/lfs-pointer'
  | 'scope/too-large'
  | 'scope/path-encoding'
  | 'scope/unparsable'
  | 'scope/no-manager'
  | 'scope/ambiguous-reference'
  | 'scope/ambiguous-scalar'
  | 'scope/anchor'
  | 'scope/reference-changed'
  | 'scope/invalid-version'
  | 'scope/targets-differ'
  | 'scope/exchanged'
  | 'scope/lock-digest'
  | 'scope/lock-time'
  | 'scope/lock-mismatch';

/** Passable alone: the first six, when policy allows. The last four never pass. */
export type UpdateType =
  | 'major'
  | 'minor'
  | 'patch'
  | 'digest'
  | 'pin'
  | 'lock'
  | 'downgrade'
  | 'unpin'
  | 'variant'
  | 'unknown';

export interface VersionAndDigest {
  readonly version: string | null;
  readonly digest: string | null;
}

/** One reference going from one version/digest to another. */
export interface Bump {
  readonly path: string;
  /** Line (1-based) at head. */
  readonly line: number;
  readonly key: string;
  readonly manager: ManagerId;
  readonly datasource: Datasource;
  readonly name: string;
  readonly written: string;
  readonly from: VersionAndDigest;
  readonly to: VersionAndDigest;
  readonly update: UpdateType;
  /** One sentence that says why it is of this type. */
  readonly reason: string;
  /**
   * Set when the digest is a commit SHA: the edge must confirm that tag `tag` of `repository` peels to it. `tag` is null when
   * no comment names a version: then it can never be confirmed.
   */
  readonly pin?: {
    readonly host: string;
    readonly repository: string;
    readonly tag: string | null;
    readonly sha: string;
  };
}

/** A place that the proof could not explain. */
export interface Residue {
  readonly rule: ResidueRule;
  readonly path: string;
  readonly line: number | null;
  readonly message: string;
  readonly fix: string;
}

/** `proved` when `residue` is empty and there is at least one bump; then the change is *only* its bumps. */
export interface Proof {
  readonly bumps: readonly Bump[];
  readonly residue: readonly Residue[];
  /** Typed supporting edits (policy `edits`) that explained what would have been residue. */
  readonly edits: readonly AdmittedEdit[];
}

export interface AdmittedEdit {
  readonly edit: string;
  readonly path: string;
  readonly line: number | null;
  readonly message: string;
}
