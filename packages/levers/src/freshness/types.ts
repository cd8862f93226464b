import type { IssueKeeper, RepositoryReader } from '@gatehouse/forge';
import type { Registry } from '@gatehouse/registry';
import type { Measurement, Refusal } from '@gatehouse/release';
import type { Kept } from '../issues/index.ts';
import type { LeverIo, LeverReport } from '../shared/index.ts';

/** How a source is read; another repository may need a token of its own. */
export type SourceReader = Pick<RepositoryReader, 'readTree' | 'readCommitsSince'>;

export interface FreshnessDeps {
  readonly repository: Pick<RepositoryReader, 'readDefaultBranch' | 'readTree' | 'readBlobs'>;
  readonly issues: IssueKeeper;
  /** @param name `owner/name` */
  readonly source: (name: string) => SourceReader;
  /** @param images repositories that image sets name: the only ones whose registries may be given credentials */
  readonly registry: (images: readonly string[]) => PinRegistry;
  readonly io: LeverIo;
  readonly clock: () => Date;
  readonly place: RunPlace;
}

/** Where this runs, for links. */
export interface RunPlace {
  /** `owner/name` */
  readonly repository: string;
  readonly serverUrl: string;
  readonly runUrl: string | null;
}

export interface FreshnessInputs {
  /** Path of the policy file, read at the tip of the default branch. */
  readonly policy: string;
  /** `refs/heads/main`; null: not known, as on a laptop. */
  readonly ref: string | null;
  /** A token for other repositories was given. */
  readonly sourceToken: boolean;
  readonly dryRun: boolean;
  /** Raises and settles an issue of a rehearsal's own for each source, and touches no other. */
  readonly simulateStale: boolean;
}

/** What says whether pinned images are there. */
export type PinRegistry = Pick<Registry, 'headManifest' | 'readManifest' | 'listTags'>;

/** What was found of one pinned source. */
export interface SourceReport {
  readonly name: string;
  readonly repository: string;
  readonly branch: string | null;
  /** `file:line` of the pin, or the file. */
  readonly place: string;
  readonly state: 'fresh' | 'stale' | 'unknown';
  /** Why it is stale. */
  readonly reasons: readonly string[];
  readonly measured: Measurement | null;
  /** Imported paths; none: every path. */
  readonly imports: readonly string[];
  readonly refusal: Refusal | null;
}

/** A digest that is pinned and not wholly there. */
export interface DeadPin {
  readonly image: string;
  readonly digest: string;
  /** `file:line` of every pin of it. */
  readonly places: readonly string[];
  /** What the registry does not have: the digest itself or children of its index. */
  readonly missing: readonly string[];
}

/** What was found of the pins of one image set, or of all pins of a repository without sets. */
export interface PinsReport {
  /** Null: all pins there are. */
  readonly set: string | null;
  /** `none`: there are no pins, so nothing is known of an issue that tells of some. */
  readonly state: 'alive' | 'dead' | 'unknown' | 'none';
  readonly pins: number;
  readonly digests: number;
  readonly dead: readonly DeadPin[];
  readonly refusals: readonly Refusal[];
  /** ISO 8601 */
  readonly measuredAt: string;
}

export interface FreshnessReport extends LeverReport {
  /** What is stale or gone: told by issues, and no reason for a red run. */
  readonly alarms: readonly Refusal[];
  readonly sources: readonly SourceReport[];
  readonly pins: readonly PinsReport[];
  readonly issues: readonly Kept[];
  readonly dryRun: boolean;
  readonly rehearsal: boolean;
}
