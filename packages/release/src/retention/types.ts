/** A version of a package: a digest in an image repository, with every tag that points at it. */
export interface Version {
  /** Registry and repository: `ghcr.io/acme/api`. */
  readonly image: string;
  readonly digest: string;
  /** Number by which GitHub Packages knows it; null: the registry itself deletes by digest. */
  readonly id: number | null;
  readonly tags: readonly string[];
  /** ISO 8601, as given; null: missing. A registry of the OCI specification has only what the build stated, for both. */
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
}

/** What a manifest points at. */
export interface ManifestFacts {
  readonly children: readonly Child[];
  /** Digest that the manifest says it belongs to (`subject`); null: none. */
  readonly subject: string | null;
}

export interface Child {
  readonly digest: string;
  /** By its media type an image's manifest, which points at no other manifest: it need not be read. */
  readonly leaf: boolean;
}

/** One reason to keep a digest that stands in git. */
export interface Use {
  readonly digest: string;
  readonly because: 'promoted' | 'pinned' | 'mentioned';
  /** For people: where it was found first. */
  readonly place: string;
}

/** Everything known before it is decided what goes. */
export interface RetentionState {
  /** Every version of every image repository that is cleaned up. */
  readonly versions: readonly Version[];
  /** By digest: what was read. */
  readonly manifests: ReadonlyMap<string, ManifestFacts>;
  /** By digest: why it could not be read. */
  readonly unreadable: ReadonlyMap<string, string>;
  readonly uses: readonly Use[];
}

export interface RetentionSettings {
  readonly olderThanMs: number;
  /** Roots that one run takes from an image repository. */
  readonly atMost: number;
}

/** Why a version stays. */
export type KeptBecause =
  | Use['because']
  /** It has a tag that is not `pending-<sha>`. */
  | 'tagged'
  | 'young'
  /** Its dates are missing, unreadable or absurd, so nobody can tell its age. */
  | 'undated'
  /** It has no tag, and nothing here holds it. */
  | 'loose'
  /** A later run's. */
  | 'waiting'
  /** It holds what is promoted, pinned or mentioned. */
  | 'holder'
  /** Something that is kept holds it, or belongs to it. */
  | 'held';

export interface Kept {
  readonly digest: string;
  readonly because: KeptBecause;
  /** Where it is used, or the digest that keeps it; null: it needs neither. */
  readonly through: string | null;
}

/** One version that goes. */
export interface PlannedVersion extends Version {
  /** `root`: its own pending tags made it a candidate; the others go with it. */
  readonly role: 'root' | 'child' | 'referrer' | 'signature';
  /** Digests of the same plan that have to be gone before: indexes that name it, and its signatures. */
  readonly after: readonly string[];
}

/** An unused `pending-<sha>` image with all that goes with it, in the order in which it goes. */
export interface PlannedRoot {
  /** Its place among the roots of all image repositories: what two hold goes with the later one. */
  readonly turn: number;
  readonly digest: string;
  readonly why: string;
  readonly versions: readonly PlannedVersion[];
}
