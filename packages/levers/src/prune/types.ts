import type { FirstParentLine, RepositoryReader } from '@gatehouse/forge';
import type { Packages, Registry } from '@gatehouse/registry';
import type { PlannedTag, PlannedVersion, PrunePlan, Refusal } from '@gatehouse/release';
import type { LeverIo, PolicyPlace } from '../shared/index.ts';
import type { LeverReport } from '../shared/report.ts';

/** Why something was not found out, in the place of what was. */
export interface Refused {
  readonly refusals: readonly Refusal[];
}

/** What a clean-up reads of a repository: where everything that could be pinned stands. */
export type PinSource = Pick<RepositoryReader, 'readRefs' | 'readTree' | 'readBlobs'> &
  Partial<Pick<FirstParentLine, 'have' | 'readFiles' | 'isAncestor'>>;

/** What it reads of the repository it runs in, besides: what may move while it deletes. */
export type OwnSource = PinSource & Pick<RepositoryReader, 'readDefaultBranch' | 'findPullRequests'>;

export interface PlanDeps {
  /** `owner/name` of the repository that has the policy. */
  readonly name: string;
  readonly repository: PinSource;
  /** Readers of the repositories that the policy lists, and of those that sets are built from. */
  readonly other: (name: string) => PinSource;
  /** Its history, and the trees of its refs. */
  readonly line: () => Promise<FirstParentLine>;
  /** Clones of those repositories; without it their files are read through `other`, a request for each ref. */
  readonly otherLine?: (name: string) => Promise<FirstParentLine>;
  readonly registry: Pick<Registry, 'readManifest' | 'headManifest' | 'readPlatforms' | 'listTags' | 'referrers'>;
  readonly packages: Pick<Packages, 'listVersions' | 'readVersion'>;
  readonly io: LeverIo;
  readonly clock: () => Date;
}

export interface PruneDeps extends PlanDeps {
  readonly repository: OwnSource;
  readonly registry: Registry;
  readonly packages: Packages;
  /** Waits so many milliseconds; tests do not. */
  readonly pause: (ms: number) => Promise<void>;
  /** Aborted when the run is cancelled: nothing more is deleted then, and what was is told at once. */
  readonly stopping?: AbortSignal;
  /** Writes a file and returns once it is on the disk. */
  readonly keep: (name: 'plan.json' | 'undo.json', bytes: Uint8Array) => Promise<void>;
}

/** What a plan is made of. */
export interface PlanInputs {
  readonly policy: PolicyPlace;
  /** Full name of the branch that the run is of; null or left out: not known. */
  readonly ref?: string | null;
  /** Only the images of this set; empty: all. */
  readonly set: string;
  /** The plan to carry out: its hash, and its bytes where they were kept. Null: one is made. */
  readonly plan: { readonly hash: string; readonly bytes: Uint8Array | null } | null;
}

export interface PruneInputs extends PlanInputs {
  /** Path in the repository. */
  readonly policy: string;
  readonly dryRun: boolean;
}

export interface PruneReport extends LeverReport {
  readonly plan: PrunePlan | null;
  /** SHA-256 of plan.json. */
  readonly hash: string | null;
  readonly deleted: readonly PlannedVersion[];
  /** Planned, and already gone when its turn came. */
  readonly gone: number;
  readonly tagged: readonly PlannedTag[];
  /** What people should know and nothing hangs on. */
  readonly notes: readonly string[];
}
